"""What people ask of invoices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from bench.answers.rows import Column
from bench.answers.schemas import Asked, Fact, Group, Leaf, Rows

_CURRENCIES = ("USD", "EUR", "GBP", "CHF", "CAD")
_HEAD = (
    Leaf("number", "id", "invoice number|invoice no|invoice id|number", "The invoice's number|Number of this invoice"),
    Leaf("date", "date", "invoice date|date|issue date|date issued", "When the invoice was issued|Date of the invoice"),
    Leaf("due", "date", "due date|payment due date|payment due", "Date by which payment is due|When it has to be paid"),
    Leaf("order", "id", "po number|purchase order number|purchase order", "Purchase order number of the customer"),
    Leaf("customer_number", "id", "customer number|customer id|customer no", "The customer's number with the vendor"),
    Leaf("terms", "text", "payment terms|terms", "Terms of payment as printed"),
    Leaf("currency", "currency", "currency|currency code", "!ISO 4217 code|Three-letter currency code", _CURRENCIES),
)  # fmt: skip
_SELLER = (
    Leaf("seller.name", "name", "name", "Company that issued the invoice|Who sends the invoice"),
    Leaf("seller.address", "address", "address", "Full address of the issuer"),
    Leaf("seller.tax_id", "id", "tax id|vat number", "Tax or VAT registration number of the issuer"),
    Leaf("seller.phone", "phone", "phone|phone number", "Phone number of the issuer"),
    Leaf("seller.email", "email", "email|email address", "E-mail address of the issuer"),
    Leaf("seller.iban", "id", "iban", "IBAN to pay to"),
)
_BUYER = (
    Leaf("buyer.name", "name", "name", "Who the invoice is for|Company or person billed"),
    Leaf("buyer.address", "address", "address", "Address of the customer|Billing address"),
    Leaf("buyer.tax_id", "id", "tax id|vat number", "Tax or VAT registration number of the customer"),
)
_SHIP = (
    Leaf("ship.name", "name", "name", "Recipient of the goods"),
    Leaf("ship.address", "address", "address", "Delivery address"),
)
_SUMS = (
    Leaf("subtotal", "money", "subtotal|sub total|net amount|net total", "Sum before tax, discount and shipping"),
    Leaf("discount", "money", "discount|discount amount", "!Discount on the whole invoice, as a positive amount"),
    Leaf("shipping", "money", "shipping|shipping cost|freight", "Shipping or freight charged"),
    Leaf("rate", "rate", "tax rate|vat rate|tax percent", "Tax rate in percent"),
    Leaf("tax", "money", "tax|tax amount|vat amount|total tax", "Total tax charged"),
    Leaf("total", "money", "total|total amount|invoice total|grand total", "Total of the invoice including tax"),
    Leaf("paid", "money", "amount paid|paid", "What was already paid"),
    Leaf("balance", "money", "balance due|amount due|balance", "What remains to be paid"),
)
_TAXES = (
    Leaf("rate", "rate", "rate|tax rate", "Rate in percent"),
    Leaf("base", "money", "taxable amount|net amount|base", "Amount that is taxed at this rate"),
    Leaf("amount", "money", "tax amount|amount|tax", "Tax at this rate"),
)
_ITEM = {
    "line": Leaf("line", "number", "line number|position|line", "Number of the line"),
    "sku": Leaf("sku", "id", "sku|item number|product code|article number", "Code of the article"),
    "description": Leaf("description", "text", "description|item description|product", "What was sold"),
    "quantity": Leaf("quantity", "number", "quantity|qty", "How many"),
    "unit": Leaf("unit", "text", "unit|unit of measure", "Unit of the quantity"),
    "price": Leaf("price", "money", "unit price|price|price per unit", "Price of one unit"),
    "rate": Leaf("rate", "rate", "tax rate|vat rate|tax percent", "Tax rate of the line in percent"),
    "amount": Leaf("amount", "money", "amount|line total|total|total price", "Amount of the line"),
}


def asked(random: Random, columns: Sequence[Column], facts: Mapping[str, Fact], has_tax_table: bool) -> list[Asked]:
    """What somebody asks of an invoice with these columns, some of it not there."""
    groups = [
        # Without a sign anywhere the currency may be guessed from the address or not.
        *_some(random, [leaf for leaf in _HEAD if leaf.fact != "currency" or "currency" in facts], facts),
        *_group(random, "vendor|seller|supplier|issuer", _SELLER, facts, 0.95),
        *_group(random, "customer|buyer|bill to|client", _BUYER, facts, 0.8),
        *_group(random, "ship to|delivery|shipping recipient", _SHIP, facts, 0.4 if "ship.name" in facts else 0.1),
        *_some(random, _sums(facts), facts),
    ]
    if random.random() < 0.9:
        shown = [column.fact for column in columns]
        random.shuffle(shown)
        members = tuple(_ITEM[name] for name in shown if name in ("description", "amount") or random.random() < 0.7)
        at = random.choice([len(groups), len(groups), 0])
        groups.insert(at, Rows("items", "line items|items|invoice lines|lines", members, "The lines of the invoice"))
    if has_tax_table and random.random() < 0.5:
        groups.append(Rows("taxes", "taxes|tax breakdown|vat summary", _TAXES, "The tax by rate"))
    return groups


def _sums(facts: Mapping[str, Fact]) -> list[Leaf]:
    """Without a rest to pay the total is the amount due too, so nobody can say what is meant."""
    return [leaf for leaf in _SUMS if leaf.fact != "balance" or "balance" in facts]


def _some(random: Random, leaves: Sequence[Leaf], facts: Mapping[str, Fact]) -> list[Asked]:
    """Most of what is there and little of what is not."""
    return [leaf for leaf in leaves if random.random() < (0.75 if leaf.fact in facts else 0.25)]


def _parts(address: Leaf) -> list[Leaf]:
    """An address asked for bit by bit."""
    return [
        Leaf(f"{address.fact}.street", "text", "street|street address", "Street and house number"),
        Leaf(f"{address.fact}.city", "name", "city", "City, without state or postal code"),
        Leaf(f"{address.fact}.code", "id", "postal code|zip code", "Postal code"),
    ]


def _group(random: Random, names: str, leaves: Sequence[Leaf], facts: Mapping[str, Fact], share: float) -> list[Asked]:
    chosen = tuple(leaf for leaf in _some(random, leaves, facts) if isinstance(leaf, Leaf))
    if random.random() < 0.15:
        chosen = tuple(part for leaf in chosen for part in (_parts(leaf) if leaf.kind == "address" else [leaf]))
    return [Group(names, chosen)] if chosen and random.random() < share else []
