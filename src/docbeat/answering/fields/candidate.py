"""A candidate: one possible value of a wanted field, whoever proposes it."""

from __future__ import annotations

from dataclasses import dataclass

from docbeat.answering.fields.found import Found
from docbeat.answering.fields.labels import Label
from docbeat.answering.fields.wanted import Wanted


@dataclass(frozen=True, slots=True)
class Candidate:
    """``found.confidence`` is how well it fits; ``label`` the label it was found by and ``naming`` how well that fits.

    ``amount`` is what a sum comes to, whatever form the schema wants it in.
    """

    wanted: Wanted
    found: Found
    label: Label | None = None
    naming: float = 0.0
    amount: float | None = None
