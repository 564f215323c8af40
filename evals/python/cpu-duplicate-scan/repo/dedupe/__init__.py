"""Merge contact lists and drop the duplicates."""
from .merge import merge_contacts

__all__ = ["merge_contacts"]
