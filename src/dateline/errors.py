"""What can go wrong, as a person should hear it.

    DatelineError            every error this package raises on purpose
    ├── UsageError           the call itself is wrong: an unknown type, a filter that cannot be
    │   └── NotFoundError    nothing has the id that was given
    ├── InputError           a page, file or address cannot be read
    │   └── FetchError       an address did not give a page
    ├── OutputError          a file cannot be written
    ├── KnowledgeError       a data file (codebook, actors, places, weights) is missing or wrong
    └── RecordError          the record cannot be opened, read or written
        └── RecordTooNewError    written by a later version of this package

Each message says what happened and what to do next; the command line prints it without a stack trace.
"""


class DatelineError(Exception):
    """Root of all errors raised on purpose; `exit_code` is what the command line ends with."""

    exit_code = 1


class UsageError(DatelineError):
    """The call is wrong: an unknown code, a filter that cannot be, a missing path."""

    exit_code = 2


class NotFoundError(UsageError):
    """Nothing has the id that was given, or one that begins so."""


class InputError(DatelineError):
    """A page, file or address cannot be read."""


class FetchError(InputError):
    """An address did not give a page."""


class OutputError(DatelineError):
    """A file that was asked for cannot be written."""


class KnowledgeError(DatelineError):
    """A data file (codebook, actors, places, weights) is missing, damaged or wrong."""


class RecordError(DatelineError):
    """The record cannot be opened, read or written."""

    exit_code = 3


class RecordTooNewError(RecordError):
    """The record was written by a later version of this package."""
