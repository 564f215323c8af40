"""Distances between the postal zones, for the international tariff only."""
ZONES = 260


def _distance(a, b):
    return ((a * 37 - b * 11) ** 2 + (a * 5 + b * 29) ** 2) ** 0.5


DISTANCES = {(a, b): _distance(a, b) for a in range(ZONES) for b in range(ZONES)}


def zone_distance(a, b):
    return DISTANCES[a, b]
