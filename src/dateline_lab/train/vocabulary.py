"""The label sets of the network, as the annotation guide fixes them."""

from __future__ import annotations

from dateline.annotate.encoder.labels import Labels
from dateline.model import NAME_TYPES, STATUSES
from dateline_lab.corpora.guide import ROLES

MODES: dict[str, str] = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}
CONTEXTS = (
    "military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic "
    "legal reparations human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity "
    "inequality diplomatic territory peacekeeping health asylum migration disasters natural_resource environment "
    "technology terrorism cbrn cyber misinformation crime corruption illegal_drugs trafficking"
)


def make_labels() -> Labels:
    """Labels in the order of the network's channels, not yet calibrated."""
    return Labels(
        names=NAME_TYPES,
        types=tuple(MODES),
        acts=tuple((kind, mode) for kind, modes in MODES.items() for mode in ("", *modes.split())),
        statuses=STATUSES,
        contexts=tuple(CONTEXTS.split()),
        roles=ROLES,
    )
