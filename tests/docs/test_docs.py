"""The documentation agrees with the code."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

import dateline
from dateline.settings import Settings, resources

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])


def test_commands_page_is_what_the_commands_say() -> None:
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    made = runpy.run_path(str(ROOT / "docs" / "commands.py"))["commands_page"]()
    assert written == made, "run: python docs/commands.py"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}, which is not there"


def test_every_setting_is_explained() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_events_page_is_what_the_codebook_says() -> None:
    written = (ROOT / "docs" / "events.md").read_text(encoding="utf-8")
    made = runpy.run_path(str(ROOT / "docs" / "events.py"))["events_page"]()
    assert written == made, "run: python docs/events.py"


def test_changelog_speaks_of_this_version() -> None:
    assert f"## {dateline.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_shipped_data_are_named_in_the_notice() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for folder in sorted(p.name for p in resources().iterdir() if p.is_dir() and not p.name.startswith("_")):
        assert f"resources/{folder}" in notice, f"NOTICE does not name resources/{folder} and its licence"
