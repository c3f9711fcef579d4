"""What a host of repositories runs for a project: checks on a proposal, publication, a daily run, a watch on the site.

In: the host, the project's time zone, a day, and where the project lies in its repository. Out: the files to write, by
path from the top of the repository. They are templates of the package, in which `@folder@`, `@below@` (the same before
a path), `@timezone@` and `@midnight@` stand for what is known here alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time

from ...disk.origin import origin
from ...disk.project import midnights, read_lock, read_sample

COMPLETED = "requirements/clausebook.txt"
"""The file that a person may have to complete."""
_PAST = 10
"""Minutes after midnight: at the full hour the hosts are busiest."""
_PLACE = re.compile(r"@(folder|below|timezone)@")


def workflows(host: str, timezone: str, folder: str, day: date) -> dict[str, str]:
    """Return what `host` runs for the project in `folder`, "." for the top of its repository.

    Where clocks change, the daily run of `day`'s year has a line for each time in UTC that midnight comes at.
    """
    times = tuple(_cron(start) for start in midnights(timezone, day.year))
    below = "" if folder == "." else f"{folder}/"
    values = {"folder": folder, "below": below, "timezone": timezone}
    texts = {name: _filled(text, values, times) for name, text in read_sample(f"ci/{host}").items()}
    return texts | {f"{below}requirements/{name}": text for name, text in _requirements()}


def _requirements() -> Iterator[tuple[str, str]]:
    """Yield what the workflows install: the locked packages, and Clausebook from where this one came."""
    for name, text in read_sample("ci/both").items():
        yield name, text + origin()
    yield from (("packages.txt", read_lock("run")), ("s3.txt", read_lock("s3")))


def _cron(start: time) -> str:
    minutes = start.hour * 60 + start.minute + _PAST
    return f"{minutes % 60} {minutes // 60 % 24} * * *"


def _filled(text: str, values: dict[str, str], times: tuple[str, ...]) -> str:
    """Return a template with its values; a line with `@midnight@` comes once for each of the times."""
    lines = (
        line.replace("@midnight@", start)
        for line in text.splitlines(keepends=True)
        for start in (times if "@midnight@" in line else ("",))
    )
    return _PLACE.sub(lambda found: values[found[1]], "".join(lines))
