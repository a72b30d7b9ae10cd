"""Chiefs of state and heads of government, from the texts of the World Factbook."""

from __future__ import annotations

import html
import re
from typing import Any

_HOLDER = re.compile(r"([^;()]*?)\(since (\d{1,2} )?([A-Z][a-z]+)? ?(\d{4})\)")
_MONTHS = {m: n for n, m in enumerate(
    ["January", "February", "March", "April",
    "May", "June", "July", "August", "September", "October", "November", "December"], 1)}  # fmt: skip
_MONARCHS = ("king", "queen", "emir", "amir", "sultan", "grand duke", "prince", "emperor")
_TITLES = {
    "prime minister": "prime minister", "president": "president", "chancellor": "head of government",
    "premier": "prime minister", "supreme leader": "supreme leader", "pope": "pope", "governor": "governor",
    "chief minister": "head of government", "chief executive": "head of government",
    "administrator": "head of government", "commissioner": "head of government",
} | dict.fromkeys(_MONARCHS, "monarch")  # fmt: skip
_TITLE = re.compile(rf"\s*(?:Federal |Acting |Interim |Transitional? )*({'|'.join(_TITLES)})\b", re.IGNORECASE)
_OF_A_TITLE = re.compile(
    r"president|premier|ministers?|chair(?:man|person)?|general|gen\.|col\.|capt\.|dr\.|sir|governor|lord|administrator"
    r"|executive|commissioner|(?:co-)?prince|princess|emperor|king|queen|emir|amir|grand|duke|sultan|leader|council"
    r"|confederation|affairs|state|government|assembly|mayor|chancellor|pope|china|polynesia|city",
    re.IGNORECASE,
)
"""Words before a name; what stands behind the last of them is the name."""
_OF_A_COUNTRY = re.compile(r" of (?:the )?[A-Z]\w+$")
_ROMAN = re.compile(r"[IVX]+")


def holders(profile: dict[str, Any], *, dependent: bool) -> list[tuple[str, str, str]]:
    """Name, office and first day (ISO 8601) of the chief of state and the head of government of a profile.

    The chief of state of a dependent territory is that of another state, and left out.
    """
    branch = profile.get("Government", {}).get("Executive branch", {})
    found = []
    for field, default in (("chief of state", "president"), ("head of government", "prime minister")):
        text = html.unescape(re.sub(r"<.*?>", "", branch.get(field, {}).get("text", "")))
        match = _HOLDER.search(text)
        if match is None or "represented by" in text[: match.end()] or (dependent and field == "chief of state"):
            continue
        name, title = name_of(match[1]), _TITLE.match(match[1])
        office = _TITLES[title[1].lower()] if title else default
        if len(name) >= 4:
            office = default if office == "monarch" and field == "head of government" else office
            day, month = (match[2] or "1").strip(), _MONTHS.get(match[3] or "January", 1)
            found.append((name, office, f"{match[4]}-{month:02d}-{int(day):02d}"))
    return found


def name_of(text: str) -> str:
    """The name in "Prime Minister Olzhas BEKTENOV": without titles, surnames in title case; "" for a remark."""
    text = text.partition(" ibni ")[0]
    parts = _OF_A_COUNTRY.sub("", text.strip(" ,")).replace(",", " ").split()
    if "also" in parts:
        return ""
    last = max((at for at, part in enumerate(parts) if _OF_A_TITLE.fullmatch(part)), default=-1)
    return " ".join(_cased(part) for part in parts[last + 1 :])


def _cased(word: str) -> str:
    if _ROMAN.fullmatch(word):
        return word
    return re.sub(r"[^\W\d_]{2,}", lambda m: m[0].capitalize() if m[0].isupper() else m[0], word)
