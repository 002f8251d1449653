"""Who may call, and what they used: API keys and the usage ledger. Knows no HTTP and no documents."""

from docbeat.tenants.keys import ApiKey, Keys
from docbeat.tenants.usage import Totals, UsageLedger

__all__ = ["ApiKey", "Keys", "Totals", "UsageLedger"]
