"""Signs of the country a text is written in or about, besides the places it names: offices, courts, money, counties.

The words are ones that reporters of one country use of their own affairs; each speaks weakly, and only once a text.
"""

from __future__ import annotations

import re
from itertools import pairwise

WORDS: dict[str, str] = {
    "USA": """sheriff sheriffs sheriff's troopers interstate township medicaid fbi republican republicans democrat democrats
        sophomore walmart downtown acres percent center congressman congresswoman superintendent counties
        county_commission county_commissioners district_attorney school_district state_trooper highway_patrol grand_jury
        high_school little_league city_councilman school_board state_police police_chief u.s._senator""",
    "GBR": """mp mps councillor councillors magistrates nhs tory tories pensioner pub fortnight mum centre pence postcode
        parish_council county_council borough_council district_council city_council's crown_court detective_constable
        detective_sergeant primary_school lib_dem lib_dems per_cent a-levels secondary_school town_centre organised""",
    "CAN": "rcmp mla mlas mpp mpps opp cbc centre hydro_one tim_hortons liberal_mp",
    "AUS": "afl nsw shire_council federal_police state_labor queenslanders",
    "NZL": "iwi maori kiwis regional_council",
    "IRL": "garda gardai gardaí td tds oireachtas taoiseach dáil fianna_fáil fine_gael sinn_féin",
    "IND": "crore crores lakh lakhs panchayat bjp mla mlas lok_sabha chief_minister",
    "PAK": "tehsil pti lakh chief_minister nawaz",
    "ZAF": "anc saps eskom",
    "NGA": "naira lga apc inec",
    "KEN": "mca mcas shillings",
    "PHL": "barangay pesos",
}
"""Words of reporters by the alpha-3 code of their country; two words that go together are joined by _."""

MONEY = {"£": "GBR", "c$": "CAN", "a$": "AUS", "nz$": "NZL", "₹": "IND", "rs": "IND", "₦": "NGA", "ksh": "KEN"}
"""Signs of money, before a figure."""

ENDINGS = {
    "uk": "GBR", "us": "USA", "ca": "CAN", "au": "AUS", "nz": "NZL", "ie": "IRL", "in": "IND", "pk": "PAK", "bd": "BGD",
    "lk": "LKA", "np": "NPL", "za": "ZAF", "ng": "NGA", "ke": "KEN", "ug": "UGA", "tz": "TZA", "gh": "GHA", "zw": "ZWE",
    "zm": "ZMB", "eg": "EGY", "il": "ISR", "jo": "JOR", "lb": "LBN", "sa": "SAU", "ae": "ARE", "qa": "QAT", "kw": "KWT",
    "iq": "IRQ", "ir": "IRN", "tr": "TUR", "sy": "SYR", "ye": "YEM", "af": "AFG", "ru": "RUS", "ua": "UKR", "by": "BLR",
    "kz": "KAZ", "uz": "UZB", "kg": "KGZ", "ge": "GEO", "az": "AZE", "de": "DEU", "at": "AUT", "ch": "CHE", "fr": "FRA",
    "es": "ESP", "pt": "PRT", "it": "ITA", "nl": "NLD", "be": "BEL", "dk": "DNK", "se": "SWE", "no": "NOR", "fi": "FIN",
    "pl": "POL", "cz": "CZE", "sk": "SVK", "hu": "HUN", "ro": "ROU", "bg": "BGR", "gr": "GRC", "rs": "SRB", "hr": "HRV",
    "mt": "MLT", "cn": "CHN", "jp": "JPN", "kr": "KOR", "tw": "TWN", "hk": "HKG", "sg": "SGP", "my": "MYS", "id": "IDN",
    "ph": "PHL", "th": "THA", "vn": "VNM", "mm": "MMR", "kh": "KHM", "br": "BRA", "ar": "ARG", "cl": "CHL", "mx": "MEX",
    "pe": "PER", "ve": "VEN", "jm": "JAM", "tt": "TTO", "fj": "FJI",
}  # fmt: skip
"""Countries by the last two letters of a host, save those sold as words of their own (tv, io, co, me)."""

MOST = 4
"""More signs than these say no more."""

_READ = 6_000
_TOKEN = re.compile(r"[^\W\d_][\w'.-]*[\w]|[£₹₦](?=\d)|(?:[A-Z]{1,3}\$|Rs\.?|KSh) ?(?=\d)|\(?\d{3}\)?[ -]\d{3}-\d{4}")
_SIGNS: dict[str, list[str]] = {}
for _code, _words in WORDS.items():
    for _word in _words.split():
        _SIGNS.setdefault(_word.replace("_", " "), []).append(_code)


def signs(text: str) -> dict[str, float]:
    """How strongly a text looks like one from each country, in 0..1; only its beginning is read."""
    tokens = [token.lower().strip(" .") for token in _TOKEN.findall(text[:_READ].replace("’", "'"))]
    seen = {*tokens, *map(" ".join, pairwise(tokens))}
    counts: dict[str, int] = {}
    for sign in seen & _SIGNS.keys():
        for code in _SIGNS[sign]:
            counts[code] = counts.get(code, 0) + 1
    for sign in seen & MONEY.keys():
        counts[MONEY[sign]] = counts.get(MONEY[sign], 0) + 2
    if any(token[-4:].isdigit() for token in seen):
        counts["USA"] = counts.get("USA", 0) + 1
    return {code: min(count, MOST) / MOST for code, count in counts.items()}
