"""Has the figures of a document described by the configured model, where there is one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from docbeat.endpoints.chat import ChatEndpoint, ModelFailed, Picture
from docbeat.observe import warning
from docbeat.settings import ModelSettings

NOT_CONFIGURED = "No model endpoint is configured; descriptions of figures are their captions and the text in them"

_PROMPT = (
    "This is a figure from a document. Say in one to three plain sentences what it shows; of a chart name its kind, "
    "axes, series and main values. Answer with the description alone."
)
# After so many failures in a row nobody is waiting at the other end.
_MOST_FAILURES = 2


@dataclass(frozen=True)
class Figure:
    """A figure to describe: its id, its picture, and what the document itself says about it."""

    id: str
    picture: Path
    text: str


async def describe(
    figures: Sequence[Figure], settings: ModelSettings, on_figure: Callable[[int], Awaitable[None]]
) -> tuple[dict[str, str], list[str]]:
    """Descriptions by figure id, and warnings; a figure the model fails on has none.

    ``on_figure`` hears how many figures are done.
    """
    described: dict[str, str] = {}
    failures: list[str] = []
    in_a_row = 0
    async with ChatEndpoint(settings) as endpoint:
        for done, figure in enumerate(figures, start=1):
            try:
                described[figure.id] = await endpoint.ask([_prompt(figure), Picture(figure.picture)])
                in_a_row = 0
            except ModelFailed as failure:
                failures.append(str(failure))
                in_a_row += 1
                if in_a_row == _MOST_FAILURES:
                    break
            await on_figure(done)
    if not failures:
        return described, []
    warning("model.failed", reason=failures[-1], times=len(failures))
    missing = len(figures) - len(described)
    return described, [f"The model endpoint failed: {failures[-1]}; {missing} of {len(figures)} figures are without it"]


def _prompt(figure: Figure) -> str:
    return f"{_PROMPT}\n\nText that belongs to it:\n{figure.text}" if figure.text else _PROMPT
