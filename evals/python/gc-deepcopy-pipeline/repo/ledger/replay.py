"""Every state after a transfer can be looked at later, so each one must stay as it was."""
import copy

from .accounts import move


def replay(accounts, transfers):
    history = [snapshot(accounts)]
    for source, target, amount in transfers:
        move(accounts, source, target, amount)
        history.append(snapshot(accounts))
    return history


def snapshot(accounts):
    return copy.deepcopy(accounts)
