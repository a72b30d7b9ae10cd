"""JSON Lines, and JSON files that hold one list or one object."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dateline.acquire.intake import Intake
from dateline.acquire.options import AcquireOptions
from dateline.acquire.plain import too_large
from dateline.acquire.records import Label, names_text, normal_name, page_of
from dateline.acquire.texts import Line, characters, lines, mend, table_charset
from dateline.acquire.trouble import Item, Trouble

LISTS = ("articles", "items", "results", "documents", "docs", "pages", "entries", "data", "hits")
"""Names under which one object may hold the list of its records."""

_SPACE = " \t\r\n\ufeff"


def read_json_lines(intake: Intake, label: Label, options: AcquireOptions) -> Iterator[Item]:
    """One page for each line. A line that is not an object becomes a trouble, and the next line is read."""
    charset = table_charset(intake.head, label.charset)
    for line in lines(intake, charset, options.max_page_bytes * 2):
        cut = intake.broken is not None and not line.ended
        if line.text is None:
            yield too_large(f"{label.origin}#{line.number}", options)
        elif line.text.strip(_SPACE) and not (cut and not _whole(line.text)):
            yield from _line(line, line.text, label, options)
    if intake.broken:
        yield Trouble(label.origin, intake.broken.code, f"the file {intake.broken.reason}")


def _line(line: Line, text: str, label: Label, options: AcquireOptions) -> Iterator[Item]:
    origin = f"{label.origin}#{line.number}"
    if line.strays:
        yield Trouble(origin, "encoding", f"line {line.number} is not UTF-8; its odd bytes were read as windows-1252")
    try:
        value = json.loads(text.strip(_SPACE))
    except (ValueError, RecursionError) as error:
        yield Trouble(
            origin, "malformed", f"line {line.number} is not JSON ({_reason(error)}); the other lines are read"
        )
        return
    yield _record(value, label, line.number, options)


def _whole(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _record(value: object, label: Label, number: int, options: AcquireOptions) -> Item:
    if isinstance(value, dict):
        return page_of(value, label, number, options)
    kind = "a list" if isinstance(value, list) else "a bare value"
    return Trouble(
        f"{label.origin}#{number}", "malformed", f"record {number} is {kind}, not an object with named fields"
    )


def _reason(error: ValueError | RecursionError) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at character {error.pos + 1}"
    return "nested too deeply" if isinstance(error, RecursionError) else "a number too long"


def read_json(intake: Intake, label: Label, options: AcquireOptions) -> Iterator[Item]:
    """The records of a JSON file: the objects of its list, read one by one, or its only object."""
    charset = table_charset(intake.head, label.charset)
    buffer = _Buffer(characters(intake, charset), options.max_page_bytes * 2)
    if buffer.next_sign() == "[":
        buffer.skip()
        yield from _list(buffer, label, options, intake)
    else:
        value = buffer.value()
        if isinstance(value, Exception):
            yield _stopped(value, label, 1, intake)
        else:
            yield from _document(value, label, options)


def _list(buffer: _Buffer, label: Label, options: AcquireOptions, intake: Intake) -> Iterator[Item]:
    number = 0
    while buffer.next_sign() not in ("]", ""):
        number += 1
        value = buffer.value()
        if isinstance(value, Exception):
            yield _stopped(value, label, number, intake)
            return
        yield _record(value, label, number, options)
        if buffer.next_sign() == ",":
            buffer.skip()
    if buffer.next_sign() == "":
        reason = intake.broken.reason if intake.broken else "ends before its list does"
        yield Trouble(label.origin, intake.broken.code if intake.broken else "truncated", f"the file {reason}")


def _document(value: object, label: Label, options: AcquireOptions) -> Iterator[Item]:
    """One object: a page itself, or the holder of a list of records."""
    if isinstance(value, dict) and not names_text({normal_name(name): None for name in value}, options.columns):
        held = next((value[name] for name in LISTS if isinstance(value.get(name), list)), None)
        if held is not None:
            yield from (_record(part, label, number, options) for number, part in enumerate(held, 1))
            return
    yield _record(value, label, 1, options)


def _stopped(error: Exception, label: Label, number: int, intake: Intake) -> Trouble:
    if intake.broken:
        return Trouble(label.origin, intake.broken.code, f"the file {intake.broken.reason}")
    if isinstance(error, EOFError):
        return Trouble(label.origin, "truncated", f"the file ends inside record {number}")
    if isinstance(error, OverflowError):
        return Trouble(
            f"{label.origin}#{number}", "too-large", f"record {number} is too large; nothing after it is read"
        )
    reason = _reason(error) if isinstance(error, ValueError | RecursionError) else str(error)
    return Trouble(
        f"{label.origin}#{number}", "malformed", f"record {number} is not JSON ({reason}); nothing after it is read"
    )


class _Buffer:
    """JSON values one after the other from pieces of text, holding no more than one value and one piece."""

    def __init__(self, pieces: Iterator[str], limit: int) -> None:
        self._pieces = pieces
        self._limit = limit
        self._text = ""
        self._at = 0
        self._decoder = json.JSONDecoder()

    def next_sign(self) -> str:
        """The next character that is not white space, "" at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACE:
                    return self._text[self._at]
                self._at += 1
            if not self._more(1):
                return ""

    def skip(self) -> None:
        """Step over one character."""
        self._at += 1

    def value(self) -> object:
        """The next value; or, as a value, the error: EOFError, OverflowError over the limit, ValueError otherwise."""
        while True:
            try:
                value, self._at = self._decoder.raw_decode(self._text, self._at)
            except RecursionError as error:
                return error
            except ValueError as error:
                held = len(self._text) - self._at
                if held > self._limit:
                    return OverflowError()
                if isinstance(error, json.JSONDecodeError) and error.pos < len(self._text) - 100 and held > 1_000_000:
                    return error
                if not self._more(held):
                    return self._at_end(error)
            else:
                return value

    def _at_end(self, error: ValueError) -> Exception:
        unfinished = isinstance(error, json.JSONDecodeError) and (
            error.pos >= len(self._text.rstrip()) or error.msg.startswith(("Unterminated", "Invalid \\"))
        )
        return EOFError() if unfinished else error

    def _more(self, least: int) -> bool:
        """At least so many more characters; False when there are none."""
        parts, got = [self._text[self._at :]], 0
        for piece in self._pieces:
            parts.append(mend(piece))
            got += len(piece)
            if got >= least and piece:
                break
        self._text, self._at = "".join(parts), 0
        return got > 0
