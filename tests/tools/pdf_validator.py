"""Ask a validator what keeps a PDF from being PDF/UA-1 or PDF/A-3u: one line per failed check, none when it conforms.

In goes a file and the name of a profile, out come lines for people to read. Nothing is installed, corrected or written.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import page

Profile = Literal["ua1", "3u"]


def failures(path: Path, profile: Profile) -> list[str]:
    """Return `rule: message (object)` for each failed check of `profile`; PDF/UA-1 is `ua1`, PDF/A-3u is `3u`."""
    return [_line(failure) for failure in page.validate_pdf(path, profile=profile).failures]


def _line(failure: page.ValidationFailure) -> str:
    place = failure.object_id
    where = f" (object {place.object_number})" if place else ""
    return f"{failure.rule_id}: {failure.message}{where}"
