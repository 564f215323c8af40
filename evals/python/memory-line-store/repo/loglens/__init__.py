"""Count what an access log says."""
from .report import summarize

__all__ = ["summarize"]
