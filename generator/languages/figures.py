"""What every language writes alike: addresses, days as ISO 8601 has them, sums with a sign."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .parts.values import FigureReaders, Reader, said_by
from .pattern import Pattern

_ADDRESSES = (
    Reader(kind="email", pattern=Pattern(r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")),
    Reader(kind="url", pattern=Pattern(r"(?:https?://|www\.)[A-Za-z0-9%._~:/?#@!$&*+=-]*[A-Za-z0-9/#=]")),
)
_ISO_DATE = Reader(
    kind="date",
    pattern=Pattern(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)"),
)
SIGNS: Mapping[str, str] = said_by("USD us$ $ usd; EUR € eur; GBP £ gbp; CNY ¥ ￥ rmb cny; HKD hk$ hkd; JPY jpy")
"""The currencies of signs and codes."""

ADDRESSES = FigureReaders(cue=Pattern("@|://|www"), readers=_ADDRESSES)
"""What is read of a text in any language."""


def common_readers(scales: Iterable[str]) -> tuple[Reader, ...]:
    """Return the readers that come first in every language; `scales` may stand behind a sum with a sign."""
    words = "|".join(rf"{word}\b" if word.isascii() else word for word in scales if word)
    money = (
        r"(?P<sign>US\$|HK\$|\$|€|£|¥|￥|(?:USD|EUR|GBP|RMB|CNY|HKD|JPY) ?)\s?(?P<amount>\d[\d,]{0,20}(?:\.\d+)?)"
        rf"(?: ?(?P<scale>{words}))?"
    )
    return (*_ADDRESSES, _ISO_DATE, Reader(kind="money", pattern=Pattern(money)))
