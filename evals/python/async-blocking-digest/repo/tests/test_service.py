import asyncio
import unittest

from gateway import handle_many
from gateway.signing import sign


class ServiceTest(unittest.TestCase):
    def test_results_in_the_order_of_the_uploads(self):
        uploads = [("a", b"1"), ("b", b"2")]
        self.assertEqual(asyncio.run(handle_many(uploads)), ["%s:%s" % (n, sign(b)[:12]) for n, b in uploads])

    def test_no_upload(self):
        self.assertEqual(asyncio.run(handle_many([])), [])

    def test_signature_depends_on_the_body(self):
        self.assertNotEqual(sign(b"1"), sign(b"2"))


if __name__ == "__main__":
    unittest.main()
