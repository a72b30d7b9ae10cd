"""Dateline reads news pages and keeps a record of who did what to whom, where, when and according to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dateline.version import __version__

if TYPE_CHECKING:
    from dateline.api import OpenRecord, open  # noqa: A004

__all__ = ["OpenRecord", "__version__", "open"]


def __getattr__(name: str) -> Any:
    """`dateline.open` loads what reading needs only when it is asked for."""
    if name in {"open", "OpenRecord"}:
        from dateline import api  # noqa: PLC0415

        return getattr(api, name)
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
