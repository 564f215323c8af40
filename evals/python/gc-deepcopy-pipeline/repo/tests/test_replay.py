import unittest

from ledger import replay
from ledger.accounts import open_accounts


class ReplayTest(unittest.TestCase):
    def test_every_state_is_kept(self):
        history = replay(open_accounts(3), [("acc0", "acc1", 100), ("acc1", "acc2", 50)])
        balances = [[state["acc%d" % n]["balance"] for n in range(3)] for state in history]
        self.assertEqual(balances, [[1000, 1000, 1000], [900, 1100, 1000], [900, 1050, 1050]])

    def test_money_is_neither_made_nor_lost(self):
        for state in replay(open_accounts(4), [("acc0", "acc3", 7)] * 5):
            self.assertEqual(sum(account["balance"] for account in state.values()), 4000)

    def test_no_transfer(self):
        self.assertEqual(len(replay(open_accounts(1), [])), 1)


if __name__ == "__main__":
    unittest.main()
