"""A record in the formats that others open."""
