"""Merging keeps the first contact of every address, in the order of the input."""
from .normalize import normalize_email, normalize_name


def merge_contacts(*sources):
    merged = []
    for source in sources:
        for contact in source:
            candidate = clean(contact)
            if not is_known(candidate["email"], merged):
                merged.append(candidate)
    return merged


def clean(contact):
    return {"email": normalize_email(contact["email"]), "name": normalize_name(contact["name"])}


def is_known(email, contacts):
    for contact in contacts:
        if contact["email"] == email:
            return True
    return False
