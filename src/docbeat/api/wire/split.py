"""POST /split: every spelling of the request to one ``Splitting``."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from docbeat.api.wire.spelling import decode_object, decode_value, unify
from docbeat.api.wire.validation import Options, validated
from docbeat.errors import BadParameter, MissingParameter
from docbeat.jobs.engine import Priority
from docbeat.jobs.kind import Topic
from docbeat.services.documents import no_preset
from docbeat.services.split import Splitting


class TopicDefinition(Options):
    """A topic: its name, and what its pages are about."""

    name: str = Field(min_length=1)
    description: str | None = None


class SplitConfig(Options):
    """The topics pages are sorted into."""

    split_input: list[TopicDefinition] = Field(min_length=1)


class SplitRequest(Options):
    """Body of POST /split under its canonical names."""

    extraction_id: str | None = None
    split_config: SplitConfig | None = None
    split_config_id: str | None = None
    is_async: bool = Field(default=False, alias="async")


def parse(fields: dict[str, Any]) -> SplitRequest:
    """The request in ``fields``, in whatever spelling.

    Raises:
        MissingParameter: it names no document or no topics.
        BadParameter: a value makes no sense.
        ArtifactNotFound: it names a saved configuration.
    """
    unified = unify(fields)
    if (config := decode_object("split_config", unified.get("split_config"))) is not None:
        unified["split_config"] = unify(config)
    elif (topics := decode_value(unified.pop("topics", None), "topics")) is not None:
        unified["split_config"] = {"split_input": topics}
    request = validated(SplitRequest, unified)
    if not request.extraction_id:
        raise MissingParameter("`extraction_id` is missing: it says which document is split")
    if request.split_config is None:
        if request.split_config_id is not None:
            raise no_preset("split_config_id", request.split_config_id)
        raise MissingParameter("Say which topics there are: `split_config.split_input`")
    names = [topic.name for topic in request.split_config.split_input]
    if len(set(names)) < len(names):
        raise BadParameter("Two topics have the same name")
    return request


def splitting(request: SplitRequest, idempotency_key: str | None) -> Splitting:
    """``request`` as the use case wants it."""
    config, extraction_id = request.split_config, request.extraction_id
    assert config is not None
    assert extraction_id is not None
    return Splitting(
        extraction_id=extraction_id,
        topics=tuple(Topic(topic.name, topic.description or "") for topic in config.split_input),
        priority=Priority.NORMAL if request.is_async else Priority.INTERACTIVE,
        idempotency_key=idempotency_key,
    )
