import unittest

from dedupe import merge_contacts


def contact(email, name="ann lee"):
    return {"email": email, "name": name}


class MergeTest(unittest.TestCase):
    def test_first_of_each_address_stays_in_order(self):
        merged = merge_contacts([contact("b@x.org", "bo"), contact("a@x.org")], [contact("B@X.org", "other")])
        self.assertEqual([(c["email"], c["name"]) for c in merged], [("b@x.org", "Bo"), ("a@x.org", "Ann Lee")])

    def test_plus_tags_are_one_address(self):
        self.assertEqual(len(merge_contacts([contact("a+news@x.org"), contact("a@x.org")])), 1)

    def test_nothing_gives_nothing(self):
        self.assertEqual(merge_contacts(), [])
        self.assertEqual(merge_contacts([]), [])


if __name__ == "__main__":
    unittest.main()
