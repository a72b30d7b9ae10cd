"""Which reports tell the same act: keys to find candidates, a score for a pair, groups, and what a group tells."""

from dateline.join.acts.cluster import cluster, components
from dateline.join.acts.differences import Difference, differences
from dateline.join.acts.happening import happening, happening_id
from dateline.join.acts.keys import keys, keys_of, lookups, lookups_of
from dateline.join.acts.prepared import Prepared, prepare
from dateline.join.acts.score import DOUBTFUL, JOINED, Pair, compare, evidence, meets, pair, score

__all__ = [
    "DOUBTFUL",
    "JOINED",
    "Difference",
    "Pair",
    "Prepared",
    "cluster",
    "compare",
    "components",
    "differences",
    "evidence",
    "happening",
    "happening_id",
    "keys",
    "keys_of",
    "lookups",
    "lookups_of",
    "meets",
    "pair",
    "prepare",
    "score",
]
