"""Domestic parcels pay by weight; international ones by weight and distance."""
from .zones import zone_distance


def quote(weight_g, origin=None, destination=None):
    price = 250 + weight_g // 100 * 20
    if origin is not None and destination is not None:
        price += int(zone_distance(origin, destination) / 100)
    return price
