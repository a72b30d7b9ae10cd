"""Under which address and names a record is served, and to whom; what would be open to strangers is refused."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import UsageError
from dateline.web.door import Door
from dateline.web.guard import LOOPBACK
from dateline.web.users import LEAST_TOKEN, Users

LOOPBACK_ADDRESS = "127.0.0.1"
_HOST_NAME = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What was asked for: the address listened on, further names people open it by, and who may.

    `https` says that people come by https alone, `behind_proxy` that a proxy in front tells by which, `plain_http` that
    they may come without. `holder` is the name of who has the `token`.
    """

    host: str = LOOPBACK_ADDRESS
    names: tuple[str, ...] = ()
    users: Path | None = None
    token: str | None = None
    holder: str = "token"
    https: bool = False
    behind_proxy: bool = False
    plain_http: bool = False

    def door(self) -> Door | None:
        """The door, None where the record is open to this machine alone and nobody signs in.

        Raises UsageError for what would let strangers read the record or tokens.
        """
        beyond = not self._address().is_loopback
        if self.token is not None and len(self.token) < LEAST_TOKEN:
            raise UsageError(f"the token in DATELINE_TOKEN has fewer than {LEAST_TOKEN} characters: make a longer one")
        if self.users is None and self.token is None:
            if beyond or self.names or self.https or self.behind_proxy:
                raise UsageError(
                    "others than this machine may ask then: name them with --users FILE (`dateline users add NAME "
                    "--file FILE` writes it), or put a token into DATELINE_TOKEN"
                )
            return None
        if beyond and not (self.https or self.behind_proxy or self.plain_http):
            raise UsageError(
                f"tokens would travel to {self.host} for all to read: put a proxy that speaks https before it and say "
                "--https or --behind-proxy; --plain-http where the network is yours alone"
            )
        users = Users(self.users, token=self.token, holder=self.holder)
        return Door(users, https=self.https, behind_proxy=self.behind_proxy)

    def hosts(self) -> tuple[str, ...]:
        """The names that are answered to. Raises UsageError where there is none for others."""
        address, names = self._address(), [name.lower() for name in self.names]
        for name in names:
            if not _HOST_NAME.fullmatch(name):
                raise UsageError(f"no host is called {name!r}: give the name without scheme and port")
        if address.is_unspecified and not names:
            raise UsageError("say under which name people open it: --name records.example.org")
        own = f"[{address}]" if address.version == 6 else str(address)
        return (*LOOPBACK, *names, *(() if address.is_unspecified else (own,)))

    def _address(self) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
        try:
            return ipaddress.ip_address(self.host)
        except ValueError as error:
            raise UsageError(f"no address is {self.host!r}: give one as 0.0.0.0 or 192.168.1.5") from error
