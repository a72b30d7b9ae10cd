"""Readers of labelled corpora, each giving examples in the project's own labels."""
