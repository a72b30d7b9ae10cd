"""Write docs/commands.md from the commands themselves: `python docs/commands.py`. A test holds the two together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from dateline.cli.app import app

TARGET = Path(__file__).with_name("commands.md")

_HEAD = """# Commands

Data goes to standard output, talk and progress to standard error. Exit codes: 0 done, 1 something could not be done,
2 the call is wrong, 3 the record cannot be used, 130 interrupted.

Settings come from defaults, `dateline.toml` (or the file named by `--config` or `DATELINE_CONFIG`), the environment
(`DATELINE_WORKERS=2`) and the options below, the later winning.
"""


def commands_page() -> str:
    """The whole page."""
    root: Any = typer.main.get_command(app)
    return "\n".join([_HEAD, *_sections(root, "dateline")]).rstrip() + "\n\n" + _settings()


def _sections(command: Any, path: str) -> Iterator[str]:
    if hasattr(command, "commands"):
        for name in command.commands:
            yield from _sections(command.commands[name], f"{path} {name}")
        return
    yield f"## `{path}`\n"
    yield _paragraphs(command.help or "") + "\n"
    yield "| option | meaning |"
    yield "|---|---|"
    for parameter in command.params:
        yield f"| `{_spelling(parameter)}` | {_meaning(parameter)} |"
    yield ""


def _paragraphs(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n")).strip()


def _spelling(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name.upper())
    metavar = f" {parameter.metavar}" if parameter.metavar and not parameter.is_flag else ""
    return ", ".join(parameter.opts) + metavar


def _meaning(parameter: Any) -> str:
    words = " ".join((parameter.help or "").split())
    shown = getattr(parameter, "show_default", False) and parameter.default not in (None, False, 0, 0.0)
    return f"{words} Default: `{parameter.default}`." if shown else words


def _settings() -> str:
    from dateline.settings import Settings

    rows = [
        f"| `{name}` | {field.description} | {'' if field.default_factory else f'`{field.default}`'} |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(["## Settings\n", "| setting | meaning | default |", "|---|---|---|", *rows]) + "\n"


if __name__ == "__main__":
    TARGET.write_text(commands_page(), encoding="utf-8")
