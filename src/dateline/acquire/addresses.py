"""Which addresses may be fetched: http and https, without a password, and never into a private network."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from dateline.acquire.trouble import Trouble

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port to IP addresses; raises OSError when the host is not known."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Target:
    """An address that may be fetched and the IP addresses, all checked, that its connection may go to."""

    address: str
    scheme: str
    host: str
    port: int
    path: str
    places: tuple[str, ...]

    @property
    def site(self) -> str:
        """Scheme, host and port, as robots.txt speaks for them."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """The Host header: host, and port unless it is the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def at(self, place: str) -> str:
        """The address with an IP address in place of the host."""
        host = f"[{place}]" if ":" in place else place
        return f"{self.scheme}://{host}:{self.port}{self.path}"


def resolve_host(host: str, port: int) -> Sequence[str]:
    """The IP addresses of a host by the system's resolver, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(place: str) -> bool:
    """Whether an IP address lies in the public internet, also where IPv6 only wraps an IPv4 address."""
    try:
        found = ipaddress.ip_address(place.split("%", maxsplit=1)[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        wrapped = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if wrapped is None and found in _NAT64:
            wrapped = ipaddress.IPv4Address(found.packed[-4:])
        if wrapped is not None:
            return is_public(str(wrapped))
    return found.is_global and not (found.is_multicast or found.is_reserved or found.is_unspecified)


def check_address(address: str, resolve: Resolve, *, allow_private: bool) -> Target | Trouble:
    """The target of an address, its host resolved and every IP address of it checked; or why it is refused."""
    parts = _parts(address)
    if isinstance(parts, str):
        return Trouble(_shown(address), "refused-address", parts)
    host = (parts.hostname or "").rstrip(".").lower()
    port = parts.port or _PORTS[parts.scheme]
    try:
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
        places = tuple(resolve(host, port))
    except (OSError, UnicodeError) as error:
        return Trouble(address, "fetch-failed", f"the host {host!r} is not known ({error}); check the address")
    if not places:
        return Trouble(address, "fetch-failed", f"the host {host!r} has no address; check the address")
    private = next((place for place in places if not is_public(place)), None)
    if private is not None and not allow_private:
        hint = "allow private addresses if you mean to read your own network"
        return Trouble(address, "refused-address", f"{host} is {private}, which is not on the public internet; {hint}")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    clean = f"{parts.scheme}://{parts.netloc}{path}"
    return Target(clean, parts.scheme, host, port, path, places)


def _parts(address: str) -> SplitResult | str:
    """The parts of an address, or what is wrong with it."""
    try:
        parts = urlsplit(address)
        port_is_number = parts.port is None or parts.port > 0
    except ValueError as error:
        return f"not an address ({error})"
    if parts.scheme not in _PORTS:
        return f"only http and https are fetched, not {parts.scheme or 'an address without scheme'}"
    if parts.username is not None or parts.password is not None:
        return "an address with a user name or password is not fetched; take them out"
    if not parts.hostname or not port_is_number:
        return "the address names no host"
    return parts


def _shown(address: str) -> str:
    """The address without a password that it may hold."""
    before, sign, after = address.rpartition("@")
    return f"{before.partition('//')[0]}//…{sign}{after}" if sign else address
