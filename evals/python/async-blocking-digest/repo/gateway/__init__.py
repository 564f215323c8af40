"""Accept uploads, sign them, store them."""
from .service import handle_many

__all__ = ["handle_many"]
