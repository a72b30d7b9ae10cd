"""Measuring what ships: figures with intervals, by set."""
