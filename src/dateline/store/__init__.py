"""The record: one SQLite file, or a PostgreSQL database."""
