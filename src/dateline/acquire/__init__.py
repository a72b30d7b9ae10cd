"""Acquire: files, folders, archives, feeds and addresses as pages, with a trouble for whatever cannot be read."""

from dateline.acquire.fetch import Fetched, Fetcher, Timer
from dateline.acquire.options import AcquireOptions, Columns
from dateline.acquire.readers import READERS, read_stream
from dateline.acquire.sources import acquire
from dateline.acquire.trouble import CODES, INFORMATIONAL, Item, Trouble
from dateline.acquire.validators import Validator, Validators

__all__ = [
    "CODES",
    "INFORMATIONAL",
    "READERS",
    "AcquireOptions",
    "Columns",
    "Fetched",
    "Fetcher",
    "Item",
    "Timer",
    "Trouble",
    "Validator",
    "Validators",
    "acquire",
    "read_stream",
]
