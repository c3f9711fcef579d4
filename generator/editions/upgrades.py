"""The shape of manifests, and from older ones to it.

In: the plain JSON of an older manifest. Out: that of the next schema. What was frozen is never written again.
"""

from __future__ import annotations

from typing import Any

from ..model.codec import Upgrades

SCHEMA = 2
"""Number of the shape in which manifests, redactions and supplements are written."""

_FIRST = ("json", "pdf")
"""The files of a text in schema 1, each under a key of its own."""


def _with_parts(plain: dict[str, Any]) -> dict[str, Any]:
    """Return a manifest or redactions of schema 1 as those of schema 2: the two files of a text are its parts."""
    return plain | {key: _each(plain[key]) for key in ("documents", "redactions") if key in plain}


def _each(texts: Any) -> Any:
    return [_text(text) for text in texts] if isinstance(texts, list) else texts


def _text(text: Any) -> Any:
    if not isinstance(text, dict) or not text.keys() >= {*_FIRST}:
        return text  # wrong in every schema, and told by whoever reads it
    rest = {key: value for key, value in text.items() if key not in _FIRST}
    return rest | {"parts": {name: text[name] for name in _FIRST}}


UPGRADES: Upgrades = {1: _with_parts}
"""Upgrades of manifests and redactions, by the number of the older schema."""
