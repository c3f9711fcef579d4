"""`clausebook import --edition`: the text of an earlier day entered into the project that there is."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from ..disk.output import create
from ..editions.entered import ENTERED
from ..editions.manifest import FOLDER
from ..importer.account import unlike
from ..importer.entering import Entering, EnteringOrder, enter, given
from ..importer.reading import load
from ..operations.orders import refuse_unknown
from ..operations.reading import Reading
from .frozen import brought_in, prove, read_archived
from .talk import FINDINGS, note, tell


def enter_texts(root: Path, files: Sequence[Path], order: EnteringOrder, today: date | None) -> None:
    """Write the folder of what is entered, whole or nothing, and say what became of each text."""
    reading = read_archived(root, today)
    prove(reading)
    refuse_unknown("build.unknown-work", filter(None, [order.work]), {one.work for one in reading.documents})
    refuse_unknown("build.unknown-locale", filter(None, [order.locale]), {one.locale for one in reading.documents})
    made = _entering(reading, files, order)
    folder = f"{FOLDER}/{ENTERED}/{len(reading.archive.entered) + 1}"
    create(made.files, root / folder)
    for held in made.entered.documents:
        id = "entered.done" if held.is_loadable else "entered.alone"
        name = made.entered.name_of(held)
        tell(id, work=held.work, locale=held.locale, day=order.day, file=name, folder=folder)
    _tell_differences(made)


def _entering(reading: Reading, files: Sequence[Path], order: EnteringOrder) -> Entering:
    with brought_in("import.unbuildable"):
        return enter(reading, given([(path.name, load(path)) for path in files]), order, reading.day)


def _tell_differences(made: Entering) -> None:
    """Say what of the files the texts lack, as IMPORT.md says it of a new project."""
    if made.imported is None:
        return
    for message in unlike(made.imported, made.roughs):
        note(message)
    if made.imported.lost:
        note("entered.lost", count=made.imported.lost)
        sys.exit(FINDINGS)
