"""A new entry at the top of `clauses/changelog.yaml`, the rest of the file as it is.

In: the entries, newest first, and the text of a new one. Out: the whole text of the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from .model.library import Edition

PATH = "clauses/changelog.yaml"


def next_name(changelog: Sequence[Edition], day: date) -> str:
    """Return the name of a new edition of `day`: the day, with a number from the second one on."""
    same = sum(edition.day == day for edition in changelog)
    return f"{day.isoformat()}.{same + 1}" if same else day.isoformat()


def with_entry(changelog: Sequence[Edition], entry: str) -> str:
    """Return the file with `entry` before all others; comments at the top of the file stay there."""
    text = changelog[0].span.source.text if changelog else ""
    start = text.find("\n- ") + 1 if not text.startswith("- ") else 0
    return text[:start] + entry + text[start:]
