import os
import tempfile
import unittest

from loglens import summarize


class SummarizeTest(unittest.TestCase):
    def summary_of(self, text):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "access.log")
            with open(path, "w") as file:
                file.write(text)
            return summarize(path)

    def test_counts(self):
        summary = self.summary_of("1.1.1.1 GET /a 200 10\n1.1.1.2 GET /b 404 5\n1.1.1.1 GET /a 200 7\n")
        self.assertEqual(summary, {"statuses": {200: 2, 404: 1}, "bytes": 22, "top": [("/a", 2), ("/b", 1)]})

    def test_empty_log(self):
        self.assertEqual(self.summary_of(""), {"statuses": {}, "bytes": 0, "top": []})

    def test_broken_line_is_refused(self):
        with self.assertRaises(ValueError):
            self.summary_of("1.1.1.1 GET /a 200\n")


if __name__ == "__main__":
    unittest.main()
