"""Date lines: a label and a day, as policies print them below their title or above their signature.

In: a line. Out: a `DraftDate` with the pattern that prints the day as it was typed. A day that may be read in two ways
is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .draft import DraftDate

_MONTHS = re.findall(r"[a-z]+", "january february march april may june july august september october november december")
_MONTH = "|".join((*_MONTHS, *(f"{name[:3]}" for name in _MONTHS)))
_DAYS = (
    ("MMMM d, y", re.compile(rf"(?P<m>{_MONTH})\.? (?P<d>[0-9]{{1,2}}), ?(?P<y>[0-9]{{4}})", re.IGNORECASE)),
    ("d MMMM y", re.compile(rf"(?P<d>[0-9]{{1,2}}) (?P<m>{_MONTH})\.? (?P<y>[0-9]{{4}})", re.IGNORECASE)),
    ("y年M月d日", re.compile(r"(?P<y>[0-9]{4})年(?P<m>[0-9]{1,2})月(?P<d>[0-9]{1,2})日")),
    ("y.MM.dd", re.compile(r"(?P<y>[0-9]{4})\.(?P<m>[0-9]{2})\.(?P<d>[0-9]{2})")),
    ("y-MM-dd", re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})")),
    ("y/MM/dd", re.compile(r"(?P<y>[0-9]{4})/(?P<m>[0-9]{2})/(?P<d>[0-9]{2})")),
)
_KINDS = (
    ("last-reviewed", re.compile(r"review|审阅|复核", re.IGNORECASE)),
    ("effective", re.compile(r"effective|in force|生效|施行|实施", re.IGNORECASE)),
    (
        "last-modified",
        re.compile(r"modif|updat|revis|amend|chang|version|dated?\b|更新|修订|修改|发布|版本|日期", re.IGNORECASE),
    ),
)
_LONGEST = 60
"""Characters of a line that says a date and nothing else."""


def read_date(text: str, line: int, *, alone: bool) -> DraftDate | None:
    """Return the date line that `text` is, or None. `alone` lets a day without a label be one, as below a signature."""
    found = next(_days(text), None)
    if found is None or len(text) > _LONGEST:
        return None
    pattern, match, day = found
    label, rest = text[: match.start()].strip(), text[match.end() :].strip()
    kind = next((name for name, words in _KINDS if words.search(label)), None)
    if rest or (label and kind is None) or not (label or alone):
        return None
    return DraftDate(
        kind=kind or "last-modified",
        label=label,
        day=day,
        pattern=_spelled(pattern, match),
        typed=text[match.start() :].strip(),
        line=line,
    )


def _days(text: str) -> Iterator[tuple[str, re.Match[str], date]]:
    for pattern, expression in _DAYS:
        match = expression.search(text)
        if match:
            month = match["m"].lower()[:3]
            number = int(month) if month.isdigit() else [name[:3] for name in _MONTHS].index(month) + 1
            try:
                yield pattern, match, date(int(match["y"]), number, int(match["d"]))
            except ValueError:
                continue


def _spelled(pattern: str, match: re.Match[str]) -> str:
    """Return the pattern with the width that was typed: Jan for MMM, 05 for dd, 06月 for MM."""
    month, day = match["m"], match["d"]
    if month.isalpha() and month.lower() not in _MONTHS:
        pattern = pattern.replace("MMMM", "MMM")
    if pattern.startswith("y年") and len(month) > 1 and month.startswith("0"):
        pattern = pattern.replace("M月", "MM月")
    if len(day) > 1 and day.startswith("0") and "dd" not in pattern:
        pattern = pattern.replace("d", "dd")
    return pattern
