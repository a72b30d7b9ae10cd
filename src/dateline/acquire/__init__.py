"""Where pages come from: files, folders, rows, archives, feeds and addresses, each yielding Page."""
