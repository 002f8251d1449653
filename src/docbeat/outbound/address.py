"""Where we are willing to connect: URL to a checked, pinned address.

An address is resolved once and the connection goes to exactly what was checked, so a name that answers
differently the second time gains nothing.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from docbeat.errors import DownloadFailed

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

_PORTS = frozenset({80, 443, 8080, 8443})
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True)
class Target:
    """A checked place to connect to."""

    url: SplitResult
    host: str
    port: int
    address: Address


class AddressPolicy:
    """Public addresses on the usual ports, and whatever the allow-list names (hosts or networks, any port)."""

    def __init__(self, allow: str = "") -> None:
        entries = [entry.strip().lower() for entry in allow.split(",") if entry.strip()]
        self._networks = [network for entry in entries if (network := _network(entry)) is not None]
        self._hosts = {entry for entry in entries if _network(entry) is None}

    async def resolve(self, url: str) -> Target:
        """The place ``url`` names, if we may go there.

        Raises:
            DownloadFailed: bad URL, unknown host, or an address or port we do not go to.
        """
        parts, host, port = _parse(url)
        addresses = await _look_up(host, port)
        if host not in self._hosts:
            for address in addresses:
                self._check(address, port)
        return Target(parts, host, port, addresses[0])

    def _check(self, address: Address, port: int) -> None:
        if any(address in network for network in self._networks if network.version == address.version):
            return
        if not is_public(address):
            raise DownloadFailed(
                "The URL points to a private, loopback or reserved address; "
                "DOCBEAT_FETCH_ALLOW can allow hosts or networks"
            )
        if port not in _PORTS:
            raise DownloadFailed(f"Port {port} is not one we fetch from; DOCBEAT_FETCH_ALLOW can allow the host")


def is_public(address: Address) -> bool:
    """Whether ``address`` is on the public internet, looking through IPv4 wrapped in IPv6."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


def _parse(url: str) -> tuple[SplitResult, str, int]:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError as error:
        raise DownloadFailed("The URL is malformed") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise DownloadFailed("Only http and https URLs can be fetched")
    return parts, parts.hostname.lower().rstrip("."), port


async def _look_up(host: str, port: int) -> list[Address]:
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise DownloadFailed("The host of the URL is unknown") from error
    # A scope such as fe80::1%eth0 never belongs to a public address; the check refuses it.
    return [ipaddress.ip_address(str(entry[4][0]).split("%")[0]) for entry in found]


def _network(entry: str) -> Network | None:
    try:
        return ipaddress.ip_network(entry, strict=False)
    except ValueError:
        return None
