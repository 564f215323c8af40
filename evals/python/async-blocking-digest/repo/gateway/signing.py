"""Signatures are slow on purpose: a key is stretched for every upload."""
import hashlib

ROUNDS = 150000


def sign(body, secret=b"gateway"):
    return hashlib.pbkdf2_hmac("sha256", body, secret, ROUNDS).hex()
