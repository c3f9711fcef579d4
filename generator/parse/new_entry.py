"""A new entry at the top of `clauses/changelog.yaml`, the rest of the file as it is.

In: the text of the file and that of a new entry. Out: the whole text of the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from textwrap import indent

from ..model.diagnostics import RefusalError
from ..model.library import Edition

PATH = "clauses/changelog.yaml"

_ENTRY = re.compile(r"^( *)-(?=\s)", re.MULTILINE)
_SAYS_NOTHING = re.compile(r"(?:\s|#.*$)*", re.MULTILINE)


class ChangelogError(RefusalError):
    """The file has no place for a new entry. Nothing was changed."""


def next_name(changelog: Sequence[Edition], day: date) -> str:
    """Return the name of a new edition of `day`: the day, with a number from the second one on."""
    same = sum(edition.day == day for edition in changelog)
    return f"{day.isoformat()}.{same + 1}" if same else day.isoformat()


def with_entry(text: str, entry: str) -> str:
    """Return the file `text` with `entry` before all others, as far to the right as they; comments above them stay.

    Raises ChangelogError where the entries do not begin lines of their own.
    """
    first = _ENTRY.search(text)
    if first:
        return text[: first.start()] + indent(entry, first[1]) + text[first.start() :]
    if not _SAYS_NOTHING.fullmatch(text):
        raise ChangelogError("changelog-entry.no-list", file=PATH)
    return f"{text.rstrip()}\n{entry}" if text.strip() else entry
