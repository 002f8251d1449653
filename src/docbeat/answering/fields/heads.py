"""The head of a paper: who sends it, who receives it, and whose cards stand under labels."""

from __future__ import annotations

from dataclasses import dataclass, field

from docbeat.answering.fields.cards import Card
from docbeat.answering.fields.concepts import parties

# What a card is worth that stands under a label.
_OWNED = 0.88


@dataclass(frozen=True, slots=True)
class Head:
    """Who sends a paper and who receives it, each with how surely, 0 to 1; None where nothing tells.

    ``owned`` are the cards that stand under the label of a party.
    """

    sender: Card | None = None
    sender_certainty: float = 0.0
    receiver: Card | None = None
    receiver_certainty: float = 0.0
    owned: dict[str, Card] = field(default_factory=dict)

    def card_of(self, party: str) -> tuple[Card | None, float]:
        """The card of a party and how surely it is theirs."""
        if party in self.owned:
            return self.owned[party], _OWNED
        sends = parties()[party].letterhead
        return (self.sender, self.sender_certainty) if sends else (self.receiver, self.receiver_certainty)
