"""The command line: data on standard output, talk on standard error, exit codes that scripts can use."""

from __future__ import annotations

import os
import sys

EXIT_INTERRUPTED = 130


def main() -> None:
    """Run the command line and end the process.

    Exit codes: 0 done, 1 something could not be done, 2 the call is wrong, 3 the record cannot be used,
    130 interrupted.
    """
    from dateline.cli.app import app
    from dateline.errors import DatelineError

    try:
        app()
    except DatelineError as error:
        _say(str(error))
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        _say("interrupted. What was read is stored; give the same command again to go on.")
        sys.exit(EXIT_INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): that is its right.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _say(message: str) -> None:
    sys.stderr.write(f"dateline: {message}\n")
