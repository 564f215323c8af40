"""One spelling for every address and name."""


def normalize_email(email):
    local, _, domain = email.strip().lower().partition("@")
    return local.split("+", 1)[0] + "@" + domain


def normalize_name(name):
    return " ".join(name.split()).title()
