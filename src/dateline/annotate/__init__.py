"""What the text says: sentences, names, times, quotes and event mentions."""
