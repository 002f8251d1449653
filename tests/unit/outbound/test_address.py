from __future__ import annotations

import ipaddress

import pytest

from docbeat.errors import DownloadFailed
from docbeat.outbound.address import AddressPolicy, is_public


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "198.18.0.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "2002:a00:1::", "64:ff9b::7f00:1",
        "2001:db8::1",
    ],
)  # fmt: skip
def test_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "url",
    ["", "a", "ftp://8.8.8.8/", "http://", "http:///path", "http://8.8.8.8:99999/", "http://[::1", "//8.8.8.8/x"],
)
async def test_urls_that_are_none(url: str) -> None:
    with pytest.raises(DownloadFailed):
        await AddressPolicy().resolve(url)


@pytest.mark.parametrize("url", ["http://127.0.0.1/", "http://2130706433/", "http://0x7f000001/", "http://127.1/"])
async def test_loopback_however_it_is_written(url: str) -> None:
    with pytest.raises(DownloadFailed):
        await AddressPolicy().resolve(url)


async def test_odd_ports_are_refused() -> None:
    with pytest.raises(DownloadFailed, match="Port 22"):
        await AddressPolicy().resolve("http://8.8.8.8:22/")
    assert (await AddressPolicy().resolve("https://8.8.8.8/a?b=c")).port == 443


async def test_the_address_is_pinned_and_the_name_kept() -> None:
    target = await AddressPolicy("localhost").resolve("http://LOCALHOST:1234/path?q#f")
    assert (target.host, target.port, str(target.address)) == ("localhost", 1234, str(target.address))
    assert target.address.is_loopback


async def test_an_allowed_network_may_use_any_port() -> None:
    policy = AddressPolicy("10.0.0.0/8, fd00::/8")
    assert (await policy.resolve("http://10.9.8.7:9000/")).port == 9000
    assert (await policy.resolve("http://[fd00::1]/")).port == 80
    with pytest.raises(DownloadFailed):
        await policy.resolve("http://192.168.0.1/")
