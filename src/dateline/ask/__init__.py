"""Questions to a record; the command line, the page and assistants read only through here."""
