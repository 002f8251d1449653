"""The only code that connects to an address a user named."""

from docbeat.outbound.address import AddressPolicy, Target
from docbeat.outbound.fetch import download

__all__ = ["AddressPolicy", "Target", "download"]
