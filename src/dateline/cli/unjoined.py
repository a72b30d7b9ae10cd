"""A word on standard error where what a command shows does not hold all that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.api.opened import Opened


def say_unjoined(opened: Opened) -> None:
    """Say in one line how many articles are still to be joined, where there are some."""
    from dateline.cli.console import err

    if left := opened.unjoined():
        articles = "article is" if left == 1 else "articles are"
        told = f"{left:,} {articles} not joined yet, and missing or out of date here: run dateline join"
        err().print(told, soft_wrap=True)
