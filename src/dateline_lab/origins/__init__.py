"""A set to measure shared text on: real articles, and what becomes of them when they are cut, moved and rewritten."""
