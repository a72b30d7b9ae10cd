"""Where articles come from: text that several carry is one origin, however it was cut, moved or lightly rewritten."""

from dateline.join.origins.body import Body, Part, body_of
from dateline.join.origins.comparing import compare
from dateline.join.origins.grouping import origins
from dateline.join.origins.sketching import LEAST_SHARED, sketch, worth_comparing

__all__ = ["LEAST_SHARED", "Body", "Part", "body_of", "compare", "origins", "sketch", "worth_comparing"]
