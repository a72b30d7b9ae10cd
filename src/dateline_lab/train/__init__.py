"""Making weights: only here is torch imported."""
