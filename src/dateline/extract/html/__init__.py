"""Articles out of pages of HTML."""

from dateline.extract.html.guard import Limits
from dateline.extract.html.read import Extraction, extract_html

__all__ = ["Extraction", "Limits", "extract_html"]
