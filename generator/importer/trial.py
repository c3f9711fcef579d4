"""A proposal made into a project that builds, and proved.

In: a `Proposal`, what the proof saw of each file, and the package's catalogues. Out: its files, and what the pages that
were built of them have in another way than the file. The project is built in a folder of its own that nobody sees; a
rule that would stop it becomes a warning, since the text had the fault before.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..check import BESIDE, RULES, all_rules
from ..disk.project import package_catalogues
from ..localize.blank import borrowed_catalogue
from ..model.diagnostics import Diagnostic, Severity
from ..model.document import Document
from ..operations.build import read
from ..operations.reading import Reading
from ..operations.rendering import render_all, set_up
from ..render import Rendering, known
from .draft import DraftDocument, Proposal
from .proof import Scan
from .proof.compare import PageDifference
from .proof.pages import PrintedPage, prove
from .write import project_files

_TRIES = 6
"""Rounds of building and taking back what fails; a fault of one proposal can show only when that of another is gone."""


class UnbuildableError(Exception):
    """No project could be made of a text; the findings say why."""

    def __init__(self, findings: tuple[Diagnostic, ...]) -> None:
        super().__init__(findings[0].message if findings else "")
        self.findings = findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """The files of a project that builds and its Documents, what its pages have in another way, and what rules find."""

    files: Mapping[str, str]
    documents: tuple[Document, ...]
    proposal: Proposal
    differences: Mapping[str, tuple[PageDifference, ...]]
    quiet: tuple[str, ...]
    found: Mapping[str, int]


def try_out(proposal: Proposal, scans: Mapping[str, Scan], today: date) -> Trial:
    """Return the project of a proposal, proved. Raises UnbuildableError where it does not build, whatever is tried."""
    quiet: set[str] = set()
    extra: dict[str, str] = {}
    findings: tuple[Diagnostic, ...] = ()
    for _ in range(_TRIES):
        files = {**project_files(proposal, today, sorted(quiet)), **extra}
        reading = _read(files, today)
        findings = tuple(one for one in reading.diagnostics if one.severity is Severity.ERROR)
        if not findings:
            latest = max((today, *(one.day for draft in proposal.drafts for one in draft.dates)))
            whole = reading if latest == today else _read(files, latest)
            return Trial(
                files=files,
                documents=whole.documents,
                proposal=proposal,
                differences=proved(proposal.drafts, whole, scans),
                quiet=tuple(sorted(quiet)),
                found=Counter(one.rule for one in reading.diagnostics),
            )
        quiet |= {one.rule for one in findings} & (RULES.keys() | BESIDE)
        extra |= _catalogues(findings, proposal.drafts)
    raise UnbuildableError(findings)


def _read(files: Mapping[str, str], today: date) -> Reading:
    """Read a project from a folder that is gone afterwards: what it holds is in memory then."""
    with written(files) as root:
        return read(root, today, known(), choose=all_rules, least=Severity.WARNING)


@contextmanager
def written(files: Mapping[str, str]) -> Iterator[Path]:
    """Write files into a folder of their own, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="clausebook-import-") as folder:
        for name, text in files.items():
            path = Path(folder) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        yield Path(folder)


def proved(
    drafts: Sequence[DraftDocument], reading: Reading, scans: Mapping[str, Scan]
) -> dict[str, tuple[PageDifference, ...]]:
    """Return what the pages of each file have in another way, the documents of a file in the order of its lines.

    The project is read on a day on which all of them apply: what is not in force yet has no page before.
    """
    renderings = render_all(set_up(reading, ("html",)), reading.documents)
    pages = {
        (one.work, one.locale): _page(one, made)
        for one, made in zip(reading.documents, renderings, strict=False)  # the last one is the cover
    }
    found: dict[str, tuple[PageDifference, ...]] = {}
    for path, scan in scans.items():
        own = sorted((draft for draft in drafts if draft.path == path), key=lambda draft: draft.line)
        there = [(draft.work, draft.locale) for draft in own]
        found[path] = prove(scan, [pages[name] for name in there if name in pages])
    return found


def _page(document: Document, made: Rendering) -> PrintedPage:
    data = next(file.data for file in made.artifacts if file.path == f"{document.path}index.html")
    return PrintedPage(document=document, html=data.decode())


def _catalogues(findings: tuple[Diagnostic, ...], drafts: tuple[DraftDocument, ...]) -> dict[str, str]:
    """Return the catalogues of languages that the package has none of, in borrowed words until they are translated."""
    if not any(one.rule == "missing-catalogue" for one in findings):
        return {}
    there = package_catalogues()
    locales = {draft.locale for draft in drafts} - there.keys()
    return {f"locales/{locale}/LC_MESSAGES/clausebook.po": borrowed_catalogue(locale, there) for locale in locales}


def as_paragraphs(draft: DraftDocument) -> DraftDocument:
    """Return a draft whose lines are paragraphs of one clause: nothing is understood, and nothing can be lost."""
    from ..model.make import paragraphs, run_of, section

    blocks = paragraphs(run_of(line) for line in draft.lines if line.strip())
    title = run_of(draft.title)
    whole = section(clause="text", anchor="c-text", placement="preface", title=title, blocks=blocks)
    return replace(draft, sections=(whole,), sure={"text": 0.0})
