"""The names of places in a language: countries, unions, continents, and the cities that time zones are called after.

In: a locale. Out: codes of CLDR by name; none of a locale that CLDR does not know.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_WORLD = "001"
_CITIES = ("Europe/", "Asia/", "America/", "Africa/", "Australia/", "Pacific/Auckland")
"""The zones that are called after a city that somebody may name; those of islands and stations have odd names."""


@lru_cache
def place_names(locale: str) -> Mapping[str, str]:
    """Return the code of each place by its name."""
    try:
        known = Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        return MappingProxyType({})
    names = dict(_cities(known)) | {name: code for code, name in known.territories.items() if code != _WORLD}
    return MappingProxyType(names)


def _cities(locale: Locale) -> Iterator[tuple[str, str]]:
    """Yield the name of each city with its zone; where a language has none of its own, its name is that of the zone."""
    for zone in get_global("zone_territories"):
        if zone.startswith(_CITIES):
            named = locale.time_zones.get(zone, {}).get("city")
            yield named or zone.rpartition("/")[2].replace("_", " "), zone
