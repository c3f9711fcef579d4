"""What the machine has of what Clausebook needs, and the command that mends what it lacks.

In: nothing but the machine. Out: one `Part` for each need. It installs nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from .fonts import open_fonts
from .languages import packs
from .project import package_folder, today
from .render.engine import MissingLibrary, load_engine
from .spelling import unknown_words

TRIED = ("3.11.2", "3.11.7", "3.13.5")
"""The Pythons of Debian 12, of pyenv and of Debian 13 that the suite was run with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One need: whether it is met, what was seen, and the command that mends it."""

    name: str
    fine: bool
    says: str
    remedy: str = ""


def examine() -> Iterator[Part]:
    """Yield every need, met or not."""
    yield Part(name="Python", fine=True, says=f"{sys.version.split()[0]} (tried: {', '.join(TRIED)})")
    yield _engine()
    yield _fonts()
    yield _zones()
    yield from _spelling()


def _engine() -> Part:
    try:
        return Part(name="PDF engine", fine=True, says=load_engine())
    except MissingLibrary as cause:
        return Part(name="PDF engine", fine=False, says=cause.reason, remedy=cause.remedy)


def _fonts() -> Part:
    try:
        table = open_fonts(package_folder() / "templates" / "fonts")
    except OSError as cause:
        remedy = "pip install --force-reinstall clausebook"
        return Part(name="Fonts for paper", fine=False, says=str(cause), remedy=remedy)
    return Part(name="Fonts for paper", fine=True, says=", ".join(dict.fromkeys(face.family for face in table.faces)))


def _spelling() -> Iterator[Part]:
    for pack in packs():
        if pack.spelling and unknown_words(["word"], pack.tag) is None:
            remedy = "sudo apt-get install -y hunspell hunspell-en-us (macOS: brew install hunspell)"
            says = f"hunspell or its dictionary {pack.spelling.dictionary} is missing"
            yield Part(name="Spelling", fine=False, says=says, remedy=remedy)
        elif pack.spelling:
            yield Part(name="Spelling", fine=True, says="hunspell")


def _zones() -> Part:
    try:
        today("Asia/Shanghai")
    except LookupError:
        return Part(name="Time zones", fine=False, says="the system has none", remedy="pip install tzdata")
    return Part(name="Time zones", fine=True, says="found")
