"""Which addresses may be fetched."""

from __future__ import annotations

import pytest

from dateline.acquire.addresses import Target, check_address, is_public
from dateline.acquire.trouble import Trouble


def public(host: str, port: int) -> list[str]:
    return ["93.184.216.34"]


@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "not an address",
    ],
)
def test_private_places_are_told(place: str) -> None:
    assert not is_public(place)


@pytest.mark.parametrize("place", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822", "::ffff:93.184.216.34"])
def test_public_places_are_told(place: str) -> None:
    assert is_public(place)


@pytest.mark.parametrize(
    "address",
    [
        "ftp://n.example/a",
        "file:///etc/passwd",
        "http://user:secret@n.example/",
        "http://user@n.example/",
        "http:///path",
        "http://n.example:99999/",
        "http://[::1/",
    ],
)
def test_addresses_of_the_wrong_make_are_refused_without_showing_a_password(address: str) -> None:
    found = check_address(address, public, allow_private=True)
    assert isinstance(found, Trouble)
    assert found.code == "refused-address"
    assert "secret" not in found.origin + found.message


def test_one_private_place_among_public_ones_is_enough_to_refuse() -> None:
    places = ["93.184.216.34", "192.168.0.9"]
    found = check_address("http://n.example/", lambda host, port: places, allow_private=False)
    assert isinstance(found, Trouble)
    assert found.code == "refused-address"
    assert isinstance(check_address("http://n.example/", lambda host, port: places, allow_private=True), Target)


def test_a_host_that_is_not_known_is_a_failure() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    found = check_address("http://n.example/", unknown, allow_private=False)
    assert isinstance(found, Trouble)
    assert found.code == "fetch-failed"


def test_a_target_keeps_path_and_query_and_drops_the_fragment() -> None:
    found = check_address("https://N.Example:8443/a%20b?c=d#e", public, allow_private=False)
    assert isinstance(found, Target)
    assert (found.host, found.port, found.path) == ("n.example", 8443, "/a%20b?c=d")
    assert found.authority == "n.example:8443"
    assert found.at("::1") == "https://[::1]:8443/a%20b?c=d"
