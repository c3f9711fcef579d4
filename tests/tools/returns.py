"""`make returns`: 500 mutated returns of a translator, and how many of either kind the import takes.

Exit code 1 where a harmful one is taken, or more than 2 % of the harmless are refused.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.exchange.returned import UnusableFileError, check_file, judged
from generator.exchange.units import TextUnit
from generator.exchange.xliff import read_xliff
from generator.model.library import Library
from tests.agencies import mutated, translated
from tests.exchanging import agency, exported, library_of, sent_units

NUMBER, SEED, MOST = 500, 15, 0.02


def taken(data: bytes, unit: str, library: Library, known: dict[str, TextUnit]) -> bool:
    """Say whether what a file has of a unit would go into a clause."""
    try:
        file = read_xliff("returned.xliff", data)
        check_file(file, library)
    except UnusableFileError:
        return False
    words = [judged(one, known.get(one.id)).word for one in file.units if one.id[:-1] == unit[:-1]]
    return words == ["taken"]


def measured(root: Path, number: int, seed: int) -> tuple[Counter[tuple[bool, str]], Counter[tuple[bool, str]]]:
    """Return how many returns of each kind there were, and how many were taken."""
    data = translated(exported(root, "--segment", "sentence")["zh-Hans.xliff"])
    library = library_of(root)
    known = sent_units(root)
    all_, took = Counter[tuple[bool, str]](), Counter[tuple[bool, str]]()
    for name, harmful, unit, file in mutated(data, number, seed):
        all_[harmful, name] += 1
        took[harmful, name] += taken(file, unit, library, known)
    return all_, took


def main() -> int:
    """Print what became of each kind of return."""
    with TemporaryDirectory() as folder:
        all_, took = measured(agency(Path(folder) / "agency"), NUMBER, SEED)
    for harmful, name in all_:
        kind = "harmful" if harmful else "harmless"
        print(f"{kind:8} {took[harmful, name]:4} of {all_[harmful, name]:3} taken  {name}")  # noqa: T201 - it is a command
    bad = sum(count for (harmful, _), count in took.items() if harmful)
    good = sum(count for (harmful, _), count in all_.items() if not harmful)
    refused = good - sum(count for (harmful, _), count in took.items() if not harmful)
    print(f"{bad} harmful taken, {refused} of {good} harmless refused ({refused / good:.1%})")  # noqa: T201
    return int(bool(bad) or refused > MOST * good)


if __name__ == "__main__":
    sys.exit(main())
