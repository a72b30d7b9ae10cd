"""Knowledge of one's own: actors, offices, memberships and places that a user adds in YAML or CSV.

files ── yamlfile, csvfile ──> nodes (values with their lines) ── entries ──> Own ── whole ──> Facts
"""

from dateline.link.own.read import own_files, read_checked, read_own
from dateline.link.own.records import Against, Own

__all__ = ["Against", "Own", "own_files", "read_checked", "read_own"]
