"""From event mentions to event reports: one report for each act an article tells."""
