import unittest

from shipping import quote


class QuoteTest(unittest.TestCase):
    def test_domestic(self):
        self.assertEqual(quote(50), 250)
        self.assertEqual(quote(1000), 450)

    def test_international_adds_the_distance(self):
        self.assertEqual(quote(1000, 0, 0), 450)
        self.assertEqual(quote(1000, 10, 20), 450 + 6)

    def test_unknown_zone(self):
        with self.assertRaises(KeyError):
            quote(1000, 0, 9999)


if __name__ == "__main__":
    unittest.main()
