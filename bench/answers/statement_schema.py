"""What people ask of bank statements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from random import Random

from bench.answers.schemas import Asked, Fact, Group, Leaf, Rows

_CURRENCIES = ("USD", "EUR", "GBP", "CHF", "CAD")
_BANK = (
    Leaf("bank.name", "name", "name", "Name of the bank"),
    Leaf("bank.address", "address", "address", "Address of the bank"),
    Leaf("bank.phone", "phone", "phone|phone number", "Telephone number of the bank"),
)
_HOLDER = (
    Leaf("holder.name", "name", "name", "Who the account belongs to|Name of the account holder"),
    Leaf("holder.address", "address", "address", "Postal address of the account holder"),
)
_ACCOUNT = (
    Leaf("account.number", "id", "account number|account no", "Account number as printed, masked or not"),
    Leaf("account.iban", "id", "iban", "International bank account number"),
    Leaf("account.bic", "id", "bic|swift code", "BIC or SWIFT code of the bank"),
    Leaf("account.sort", "id", "sort code", "Sort code of the branch"),
    Leaf("account.routing", "id", "routing number", "ABA routing number"),
    Leaf("currency", "currency", "currency|currency code", "!ISO 4217 code of the currency", _CURRENCIES),
    Leaf("issued", "date", "statement date", "Date of the statement|When the statement was issued"),
    Leaf("sheet", "id", "statement number", "Number of the statement"),
)
_PERIOD = (
    Leaf("period.start", "date", "start|start date|from", "First day of the statement period"),
    Leaf("period.end", "date", "end|end date|to", "Last day of the statement period"),
)
_SUMS = (
    Leaf(
        "opening", "money", "opening balance|beginning balance|starting balance", "Balance at the start of the period"
    ),
    Leaf("credits", "money", "total deposits|total credits|total money in", "Everything that was paid in, summed up"),
    Leaf(
        "debits", "money", "total withdrawals|total debits|total money out", "Everything that was paid out, summed up"
    ),
    Leaf("closing", "money", "closing balance|ending balance|balance", "Balance at the end of the period"),
)
_MOVE = {
    "date": Leaf("date", "date", "date|transaction date", "Date of the transaction"),
    "value": Leaf("value", "date", "value date", "Value date"),
    "text": Leaf("text", "text", "description|details", "What the transaction was for"),
    "reference": Leaf("reference", "id", "reference|reference number", "Reference of the transaction"),
    "debit": Leaf(
        "debit", "money", "debit|withdrawal|money out", "Amount that left the account|null when money came in"
    ),
    "credit": Leaf("credit", "money", "credit|deposit|money in", "Amount that came in|null when money left"),
    "amount": Leaf("amount", "money", "amount", "!Amount; negative when money leaves the account"),
    "kind": Leaf("kind", "text", "type", "!Whether money came in (credit) or left (debit)", ("debit", "credit")),
    "size": Leaf("size", "money", "amount", "!Amount, always positive"),
    "balance": Leaf("balance", "money", "balance|running balance", "Balance after the transaction"),
}
_NAMES = {
    "moves": "transactions|transactions|movements|entries",
    "deposits": "deposits|credits",
    "withdrawals": "withdrawals|debits",
}

Parts = Mapping[str, tuple[int, list[str]]]


def asked(random: Random, facts: Mapping[str, Fact], parts: Parts, unsaid: Set[str]) -> list[Asked]:
    """What somebody asks of a statement with these facts and tables, some of it not there, but nothing ``unsaid``."""
    groups: list[Asked] = [
        *_group(random, "bank|financial institution", _BANK, facts, 0.7),
        *_group(random, "account holder|account holder|customer|account owner", _HOLDER, facts, 0.95),
        *_some(random, [leaf for leaf in _ACCOUNT if leaf.fact not in unsaid], facts),
        *_group(random, "statement period|period", _PERIOD, facts, 0.85),
        *_some(random, [leaf for leaf in _SUMS if leaf.fact not in unsaid], facts),
    ]
    for name, (_, columns) in parts.items():
        if random.random() < 0.9:
            members = tuple(_members(random, name, columns))
            groups.append(Rows(name, _NAMES[name], members, "All transactions of the statement, in order"))
    return groups


def _members(random: Random, name: str, columns: Sequence[str]) -> list[Leaf]:
    wanted = list(columns)
    if name == "moves" and random.random() < 0.15:
        # Somebody asks for one signed amount where the bank has two columns, or the other way round.
        at = next(index for index, column in enumerate(wanted) if column in ("debit", "credit", "amount"))
        turned = random.choice([["debit", "credit"] if "amount" in wanted else ["amount"], ["kind", "size"]])
        wanted = [column for column in wanted if column not in ("debit", "credit", "amount")]
        wanted[at:at] = turned
    needed = {"date", "text", "debit", "credit", "amount", "kind", "size"}
    return [_MOVE[column] for column in wanted if column in needed or random.random() < 0.75]


def _some(random: Random, leaves: Sequence[Leaf], facts: Mapping[str, Fact]) -> list[Leaf]:
    """Most of what is there and little of what is not."""
    return [leaf for leaf in leaves if random.random() < (0.8 if leaf.fact in facts else 0.15)]


def _group(random: Random, names: str, leaves: Sequence[Leaf], facts: Mapping[str, Fact], share: float) -> list[Asked]:
    chosen = tuple(_some(random, leaves, facts))
    return [Group(names, chosen)] if chosen and random.random() < share else []
