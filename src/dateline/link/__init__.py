"""Who, where and when: reports get known actors, places with coordinates, and days."""
