"""Turns the fields of a request into its model, and what does not fit into one error."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from docbeat.errors import BadParameter


class Options(BaseModel):
    """A request or a part of one; what we do not know of is let through."""

    model_config = ConfigDict(extra="allow")


M = TypeVar("M", bound=BaseModel)


def validated(model: type[M], fields: dict[str, Any]) -> M:
    """``fields`` as ``model``; null is as good as absent.

    Raises:
        BadParameter: a value is not of its type; the details name the fields.
    """
    try:
        return model.model_validate({name: value for name, value in fields.items() if value is not None})
    except ValidationError as error:
        faults = [{"field": ".".join(map(str, fault["loc"])), "problem": fault["msg"]} for fault in error.errors()]
        raise BadParameter("A parameter has a value we do not take", fields=faults) from error
