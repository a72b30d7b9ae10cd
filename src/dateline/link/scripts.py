"""Letters of other scripts as Latin ones, by table: Cyrillic, Greek and Arabic, each word letter by letter.

The tables follow the romanisations the English press is nearest to (BGN/PCGN for Cyrillic and Arabic, ELOT 743 for
Greek), without diacritics. Arabic script leaves short vowels unwritten, so they are missing afterwards too.
"""

from __future__ import annotations

import re


def _table(pairs: str) -> dict[str, str]:
    return {pair[0]: pair[1:] for pair in pairs.split()}


_CYRILLIC = _table(
    "аa бb вv гg дd еe зz иi йi кk лl мm нn оo пp рr сs тt уu фf ыy эe іi їi ґg ўu әa ғg қk ңn өo ұu үu "
    "һh јj љlj њnj ћc ђdj џdz ѓg ќk ѕz жzh хkh цts чch шsh щshch ъ ь юyu яya ёyo єye"
)
_GREEK = _table(
    "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo άa έe ήi ίi όo ύy ώo ϊi ΐi ϋy ΰy"
)
_ARABIC = _table(
    "اa بb پp تt جj حh دd ذd رr زz سs صs ضd طt ظz فf قq كk کk گg لl مm نn هh وu يi یi ةa أa إi آa ىa ئi "
    "ؤu ڤv ٱa ثth چch خkh ژzh شsh غgh ع ء ـ َa ُu ِi ّ ْ ً ٌ ٍ"
)
_VOWELLED = str.maketrans(_CYRILLIC | _GREEK)
_UNVOWELLED = str.maketrans(_ARABIC)
_PAIRS = re.compile("ου|ού|μπ|ντ|γκ|γγ|αι|αί|ει|εί|οι|οί|ευ|εύ|αυ|αύ")
_IOTATED = re.compile(r"(?:\b|(?<=[аеёиоуыэюяіїъь]))е")
_PAIR = {
    "ου": "ou", "ού": "ou", "μπ": "b", "ντ": "d", "γκ": "g", "γγ": "ng", "αι": "e", "αί": "e", "ει": "i", "εί": "i",
    "οι": "i", "οί": "i", "ευ": "ev", "εύ": "ev", "αυ": "av", "αύ": "av",
}  # fmt: skip


def romanised(text: str) -> str:
    """Lower-case composed text with Cyrillic and Greek letters as Latin ones; all else as it was."""
    if text.isascii():
        return text
    return _PAIRS.sub(lambda m: _PAIR[m[0]], _IOTATED.sub("ye", text)).translate(_VOWELLED)


def romanised_arabic(text: str) -> str:
    """Arabic letters as Latin ones, all else as it was. Too little is left of short words to take them for others'."""
    return text if text.isascii() else text.translate(_UNVOWELLED)
