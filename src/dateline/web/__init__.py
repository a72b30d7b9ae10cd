"""The record over HTTP: JSON, CSV and Parquet for programs, feeds and a calendar, pages for people.

It only reads, but for judgements where they are allowed.
"""

from dateline.web.app import create_app

__all__ = ["create_app"]
