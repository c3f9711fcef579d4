"""What a Python program may rely on: open a project, read, build and verify it, ask what is in force, compare texts.

In: folders and names. Out: frozen values. What is wrong with a project or a site is a finding among them; what cannot
be answered raises RefusalError, whose `message` says why. Nothing is printed. `docs/api.md` has examples; what is not
named here may change with any version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from .disk.output import write
from .disk.project import find_project, today
from .disk.tree import read_tree
from .editions import load, read_archive, text_histories
from .editions.archive import EditionError
from .editions.folder import is_released
from .editions.integrity import prove_archive
from .model.diagnostics import Diagnostic, Message, RefusalError, Severity, has_errors
from .model.document import Document
from .operations import build as line
from .operations.answers import ChangedText, changed_texts
from .operations.comparison import DRAFT, named_texts, redlines_of
from .operations.edition_verification import unlike
from .operations.extent import Extent
from .operations.orders import frozen_order, working_order
from .operations.reading import Reading, read_site
from .operations.site_verification import prove_tree
from .render import known, usual
from .report import DEFAULT, best_language, open_sentences

__all__ = [
    "DRAFT", "BuiltSite", "ChangedText", "Diagnostic", "Document", "InForce", "OpenProject", "ProjectError", "Reading",
    "RefusalError", "Severity", "build", "diff", "in_force", "open", "read", "said", "verify",
]  # fmt: skip


class ProjectError(RefusalError):
    """A folder that is no project, or one that cannot be read for what was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProject:
    """A project, by its folder: each function reads the files as they are when it is called."""

    root: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltSite:
    """The files that a build wrote, from its folder on: none, where one of the findings is an error."""

    documents: tuple[Document, ...]
    files: tuple[str, ...]
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """The frozen text that applied on a day, its edition with the hash of that, and the days from and until which."""

    edition: str
    edition_sha256: str
    since: date | None
    until: date | None
    document: Document


def open(root: str | Path = ".") -> OpenProject:  # noqa: A001 - called as `api.open`
    """Return the project in a folder or the nearest one above it. Raises ProjectError."""
    found = find_project(Path(root).resolve())
    if found is None:
        raise ProjectError("usage.no-project-in", folder=Path(root))
    return OpenProject(root=found)


def read(project: OpenProject, day: date | None = None) -> Reading:
    """Return the working texts as of a day, today by default: `documents`, and what `check` finds in `diagnostics`."""
    return line.read(project.root, day, usual())


def build(project: OpenProject, folder: str | Path, day: date | None = None, formats: Iterable[str] = ()) -> BuiltSite:
    """Write the site of a day into a folder, whole or not at all; before the first release, the working texts.

    Raises RefusalError for a format or a day of which there is nothing, and for a folder that holds files of others.
    """
    extent = Extent(works=(), locales=(), formats=tuple(formats) or usual(), heading_level=2)
    if unknown := tuple(name for name in extent.formats if name not in known()):
        raise RefusalError("build.no-format", unknown=unknown, known=known())
    released, out = is_released(project.root), Path(folder)
    reading = read_site(project.root, day) if released else line.read(project.root, day, extent.formats)
    if has_errors(reading.diagnostics):
        return BuiltSite(documents=(), files=(), findings=reading.diagnostics)
    with _unaltered():
        order = (
            frozen_order(reading, day, extent, out, None)
            if released
            else working_order(reading, extent, out, None, draft=False)
        )
        made = tuple(order.renderings)
    found = (*reading.diagnostics, *(finding for one in made for finding in one.diagnostics))
    files = () if has_errors(found) else tuple(file for one in made for file in one.files)
    if files:
        write(files, out, order.about)
    return BuiltSite(documents=order.documents, files=tuple(file.path for file in files), findings=found)


def in_force(project: OpenProject, work: str, locale: str, day: date | None = None) -> InForce | None:
    """Return the frozen text that applied on a day, today by default; None where none did, or none was kept."""
    reading = _whole(read_site(project.root, day))
    histories = text_histories(reading.archive.complete, reading.day)
    told = next((one for one in histories if (one.work, one.locale) == (work, locale)), None)
    held = told.on(reading.day) if told else None
    if held is None or held.issue is None:
        return None
    with _unaltered():
        text = load(held.issue.frozen, held.issue.document)
    sha256 = held.issue.frozen.sha256
    return InForce(edition=held.edition, edition_sha256=sha256, since=held.since, until=held.until, document=text)


def verify(folder: str | Path, day: date | None = None) -> tuple[Diagnostic, ...]:
    """Return in what the editions of a project, or the words of a site as of a day, are not as they were frozen.

    Raises ProjectError for a folder that is neither.
    """
    tree = read_tree(Path(folder))
    if tree is not None:
        return prove_tree(tree, day or today("UTC"))
    if find_project(root := Path(folder).resolve()) != root:
        raise ProjectError("verify.neither-in", folder=Path(folder))
    archive, found = read_archive(root)
    return found or tuple(prove_archive(archive)) or tuple(unlike(archive))


def diff(project: OpenProject, old: str, new: str = DRAFT) -> tuple[ChangedText, ...]:
    """Return every text that changed from one edition, day or the draft to another, with its redline.

    Raises RefusalError for a name that means none, and ProjectError for a project with errors.
    """
    reading = _whole(line.read(project.root, None))
    with _unaltered():
        sides = named_texts(reading, old), named_texts(reading, new)
        return changed_texts(redlines_of(reading, sides, sorted(sides[0].keys | sides[1].keys)))


def said(message: Message | Diagnostic, language: str = DEFAULT) -> str:
    """Return what a finding, or the message of an exception, says: in Chinese for `zh-Hans`, else in English."""
    return open_sentences(best_language(language) or DEFAULT).text(
        message.message if isinstance(message, Diagnostic) else message
    )


def _whole(reading: Reading) -> Reading:
    """Return a Reading without errors. Raises ProjectError with what the first one says."""
    for finding in reading.diagnostics:
        if finding.severity is Severity.ERROR:
            raise ProjectError(finding.message)
    return reading


@contextmanager
def _unaltered() -> Iterator[None]:
    """Raise ProjectError where a frozen text turns out not to be as it was frozen."""
    try:
        yield
    except EditionError as cause:
        raise ProjectError(cause.finding.message) from cause
