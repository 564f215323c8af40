"""Quote a parcel."""
from .cli import main
from .quote import quote

__all__ = ["main", "quote"]
