"""From a page to an article: frozen text, paragraphs by kind, and what the page says of itself."""
