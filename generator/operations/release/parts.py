"""The stored formats of texts, printed for an edition.

In: a Reading, Documents, names of formats. Out: the files of the edition's folder, or what kept one from being printed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from ...disk.tree import digest
from ...editions.manifest import FileSum, file_name
from ...model.diagnostics import Diagnostic, error
from ...model.document import Document
from ...render import Site, chosen, known, stored
from ..locating import located
from ..published.folders import PublishedFolder
from ..reading import Reading
from ..rendering import MISSING_LIBRARY, render_all, set_up


@dataclass(frozen=True, slots=True, kw_only=True)
class Freezing:
    """The files of an edition by name, and what was found while they were printed."""

    files: Mapping[str, bytes]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedParts:
    """The parts of each text by format, and what was found."""

    parts: tuple[tuple[Document, Mapping[str, bytes]], ...]
    diagnostics: tuple[Diagnostic, ...]

    def have(self, names: Collection[str]) -> bool:
        """Say whether every text was printed in these formats."""
        return all(own.keys() == {*names} for _, own in self.parts)

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files of the edition's folder by name."""
        return {
            file_name(document.work, document.locale, name): data
            for document, parts in self.parts
            for name, data in parts.items()
        }


def print_parts(reading: Reading, documents: Sequence[Document], names: Collection[str], jobs: int = 1) -> PrintedParts:
    """Return texts in stored formats, pages left aside; one that this program does not have is a finding."""
    unknown = tuple(_unknown(name) for name in sorted({*names} - {*known()}))
    plain = [one.name for one in chosen(names) if not one.is_dressed]
    made = () if unknown else tuple(located(render_all(set_up(reading, plain), documents, jobs=jobs), reading))
    data = {file.path: file.data for rendering in made for file in rendering.artifacts}
    parts = tuple((document, _parts(document, plain, data)) for document in documents)
    return PrintedParts(
        parts=parts,
        diagnostics=(*unknown, *(finding for rendering in made for finding in rendering.diagnostics)),
    )


def unprinted(printed: PrintedParts) -> tuple[str, ...]:
    """Return the formats that no text was printed in, since this machine has no engine for them."""
    there = {name for _, own in printed.parts for name in own}
    lacks = any(finding.rule == MISSING_LIBRARY for finding in printed.diagnostics)
    return tuple(one.name for one in stored() if lacks and one.engine and one.name not in there)


def with_pages(
    printed: PrintedParts, names: Collection[str], site: Site, folders: Mapping[tuple[str, str], PublishedFolder]
) -> PrintedParts:
    """Return what was printed with the formats that stand in the folders of the edition alone."""
    parts, found = [], [*printed.diagnostics]
    for document, own in printed.parts:
        folder = folders[document.work, document.locale]
        made = [
            (one, one.render(folder.placed(document), site, folder.around)) for one in chosen(names) if one.is_dressed
        ]
        pages = {
            one.name: file.data for one, got in made for file in got.artifacts if file.path == folder.paths(one)[0]
        }
        parts.append((document, {**own, **pages}))
        found += (fault for _, rendering in made for fault in rendering.diagnostics)
    return PrintedParts(parts=tuple(parts), diagnostics=tuple(found))


def part_sums(document: Document, parts: Mapping[str, bytes]) -> Mapping[str, FileSum]:
    """Return name, hash and length of each part of a text."""
    return {
        name: FileSum(path=file_name(document.work, document.locale, name), sha256=digest(data), size=len(data))
        for name, data in parts.items()
    }


def _unknown(name: str) -> Diagnostic:
    return error("format-unknown.part", None, name=name).with_help("format-unknown.install")


def _parts(document: Document, names: Collection[str], data: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return by format what was printed of a text; a stored format has one file."""
    paths = {one.name: document.path + one.names(document.work, document.locale)[0] for one in chosen(names)}
    return {name: data[path] for name, path in paths.items() if path in data}
