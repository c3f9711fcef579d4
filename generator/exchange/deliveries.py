"""What translators delivered, kept in the project: `deliveries/<locale>.json`.

In: the folder of a project, units, and what becomes of those that came back. Out: for each unit whose translation is as
it was delivered, the digest of the one that had been sent. A translator may correct what she delivered, and not what
somebody wrote here since. A file that cannot be read says nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..disk.project import MAX_BYTES
from ..disk.reading import UnreadableFileError, read_written
from .returned import TAKEN, Outcome, digest_of, translation_digest
from .units import TextUnit

Deliveries = Mapping[str, tuple[str, str]]
"""The digests of the translation that was sent and of the one that was taken, by unit."""


def path_of(locale: str) -> str:
    """Return the path of the file of a language below its project."""
    return f"deliveries/{locale}.json"


def delivered(root: Path, locale: str, units: Iterable[TextUnit]) -> Deliveries:
    """Return what was delivered and has not been changed since."""
    try:
        said = dict(json.loads(read_written(root / path_of(locale), MAX_BYTES)))
    except (UnreadableFileError, ValueError, TypeError):
        return {}
    now = ((unit.id, said.get(unit.id), translation_digest(unit)) for unit in units if unit.id in said)
    return {name: (str(pair[0]), here) for name, pair, here in now if isinstance(pair, list) and pair[1:] == [here]}


def with_taken(known: Deliveries, outcomes: Iterable[Outcome]) -> str:
    """Return the text of the file with what is taken now; without a base nobody knows what was sent."""
    took = {
        one.came.id: (one.came.base, digest_of(one.text)) for one in outcomes if one.word == TAKEN and one.came.base
    }
    lines = (f"{json.dumps(name)}: {json.dumps(pair)}" for name, pair in sorted({**known, **took}.items()))
    return "{\n" + ",\n".join(lines) + "\n}\n"
