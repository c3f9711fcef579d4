"""Documents to files: one module per format, one table of formats.

In: a frozen Document and a `Site`. Out: a `Rendering`. A renderer looks nothing up: whatever needs thought was done in
`resolve`. The module of a format is imported when it is asked for; WeasyPrint by the first PDF, never by a page.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib import import_module
from typing import TypeVar

from .formats import Engine, Format, Storage
from .site import Rendering, Site

_Part = TypeVar("_Part")

__all__ = [
    "PAGE",
    "UNTOLD",
    "Engine",
    "Format",
    "Rendering",
    "Site",
    "Storage",
    "chosen",
    "engines",
    "following",
    "known",
    "named",
    "of_today",
    "stored",
    "unwritten",
    "usual",
]

MODULES: Mapping[str, str] = {
    "html": ".html",
    "json": ".json",
    "pdf": ".pdf",
    "docx": ".word",
}
"""The module that declares each format, in the order in which formats are printed; a new one has its line here."""

UNTOLD = ("html", "json", "pdf")
"""The formats of a published tree whose manifest names none: those that every tree had before others came."""

PAGE = "html"
"""The format that people read in a browser."""

ON_REQUEST = frozenset({"docx"})
"""The formats that are printed where somebody names them: they are for work on a text, not for its readers."""


def known() -> tuple[str, ...]:
    """Return the names of all formats."""
    return tuple(MODULES)


def usual() -> tuple[str, ...]:
    """Return the formats in which a site is printed unless it is told which."""
    return tuple(name for name in MODULES if name not in ON_REQUEST)


def named(name: str) -> Format:
    """Return the format of a name that is known."""
    found: Format = import_module(MODULES[name], __package__).FORMAT
    return found


def chosen(names: Collection[str]) -> tuple[Format, ...]:
    """Return the formats of these names, in the order in which they are printed."""
    return tuple(named(name) for name in MODULES if name in names)


def following(parts: Collection[str]) -> tuple[str, ...]:
    """Return the formats that are still to come to a frozen text of which these parts are kept.

    They are those that an engine prints, where the release kept the page: it ran on a machine without the engine.
    """
    formats = stored()
    kept = any(one.is_dressed and one.name in parts for one in formats)
    return tuple(one.name for one in formats if kept and one.engine and one.name not in parts)


def stored() -> tuple[Format, ...]:
    """Return the formats that a release keeps."""
    return tuple(one for one in chosen(MODULES) if one.is_stored)


def of_today(parts: Mapping[str, _Part]) -> Mapping[str, _Part]:
    """Return the parts of an edition that stand under the address of its text as well, on every day."""
    dressed = {one.name for one in stored() if one.is_dressed}
    return {name: part for name, part in parts.items() if name not in dressed}


def unwritten(names: Collection[str], paths: Collection[str]) -> tuple[str, ...]:
    """Return the formats of which no file is among these paths of a tree."""
    return tuple(one.name for one in chosen(names) if not any(map(one.is_own, paths)))


def engines(names: Collection[str]) -> tuple[Engine, ...]:
    """Return the engines that formats are printed by."""
    return tuple(one.engine for one in chosen(names) if one.engine)
