"""Accounts with their tags."""


def open_accounts(count):
    return {"acc%d" % n: {"balance": 1000, "tags": ["retail", "region%d" % (n % 7)]} for n in range(count)}


def move(accounts, source, target, amount):
    accounts[source]["balance"] -= amount
    accounts[target]["balance"] += amount
