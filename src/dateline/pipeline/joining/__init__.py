"""Joining: from facts and judgements to the tables that can be computed again.

articles.py      editions of one story, shared text, origins
reports.py       accounts, the keys they are found under, pairs that may tell one act
happenings.py    groups of reports, one happening each
expectations.py  what was announced, and what became of it
run.py           batch after batch until nothing is left
"""

from dateline.pipeline.joining.parts import Parts
from dateline.pipeline.joining.run import join

__all__ = ["Parts", "join"]
