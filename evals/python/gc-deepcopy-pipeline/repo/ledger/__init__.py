"""Replay transfers and keep the history of the balances."""
from .replay import replay

__all__ = ["replay"]
