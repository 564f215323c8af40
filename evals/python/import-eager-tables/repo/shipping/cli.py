"""shipping WEIGHT [ORIGIN DESTINATION]"""
from .quote import quote


def main(argv):
    numbers = [int(word) for word in argv]
    print(quote(*numbers))
    return 0
