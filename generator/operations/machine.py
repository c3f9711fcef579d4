"""What the machine has of what Clausebook needs, and the command that installs what it lacks.

In: nothing but the machine. Out: one `Need` for each need. It installs nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from ..disk.project import package_folder, today
from ..languages import packs
from ..localize.fonts import open_fonts
from ..localize.spelling import unknown_words
from ..model.diagnostics import Message
from ..render.engine import MissingLibrary, load_engine

TRIED = ("3.11.2", "3.11.7", "3.13.5")
"""The Pythons of Debian 12, of pyenv and of Debian 13 that the suite was run with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One need: whether it is met, what was seen, and the command that fixes it."""

    name: Message
    fine: bool
    says: Message | str
    remedy: Message | str = ""


def examine() -> Iterator[Need]:
    """Yield every need, met or not."""
    says = Message("doctor.tried", version=sys.version.split()[0], tried=TRIED)
    yield Need(name=Message("doctor.python"), fine=True, says=says)
    yield _engine()
    yield _fonts()
    yield _zones()
    yield from _spelling()


def _engine() -> Need:
    try:
        return Need(name=Message("doctor.engine"), fine=True, says=load_engine())
    except MissingLibrary as cause:
        return Need(name=Message("doctor.engine"), fine=False, says=cause.message, remedy=cause.remedy)


def _fonts() -> Need:
    try:
        table = open_fonts(package_folder() / "templates" / "fonts")
    except OSError as cause:
        remedy = "pip install --force-reinstall clausebook"
        return Need(name=Message("doctor.fonts"), fine=False, says=str(cause), remedy=remedy)
    return Need(
        name=Message("doctor.fonts"), fine=True, says=", ".join(dict.fromkeys(face.family for face in table.faces))
    )


def _spelling() -> Iterator[Need]:
    for pack in packs():
        if pack.spelling and unknown_words(["word"], pack.tag) is None:
            remedy = Message("doctor.install-hunspell")
            says = Message("doctor.no-dictionary", dictionary=pack.spelling.dictionary)
            yield Need(name=Message("doctor.spelling"), fine=False, says=says, remedy=remedy)
        elif pack.spelling:
            yield Need(name=Message("doctor.spelling"), fine=True, says="hunspell")


def _zones() -> Need:
    try:
        today("Asia/Shanghai")
    except LookupError:
        return Need(
            name=Message("doctor.zones"), fine=False, says=Message("doctor.no-zones"), remedy="pip install tzdata"
        )
    return Need(name=Message("doctor.zones"), fine=True, says=Message("doctor.found"))
