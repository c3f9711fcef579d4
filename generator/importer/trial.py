"""A proposal made into a project that builds, and proved.

In: a `Proposal` and the package's catalogues. Out: its files, and what is different from the file. The project is
built in a folder of its own that nobody sees; a rule that would stop it becomes a warning, since the text had the fault
before.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..check import RULES, all_rules
from ..disk.project import package_catalogues
from ..localize.blank import borrowed_catalogue
from ..model.diagnostics import Diagnostic, Severity
from ..operations.build import Reading, read
from .draft import DraftDocument, MissingWords
from .proof import differences
from .proposal import Proposal
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
    """The files of a project that builds, what the text lost or got, by document, and what the rules find, by rule."""

    files: Mapping[str, str]
    proposal: Proposal
    differences: Mapping[tuple[str, str], tuple[MissingWords, ...]]
    quiet: tuple[str, ...]
    found: Mapping[str, int]


def try_out(proposal: Proposal, today: date) -> Trial:
    """Return the project of a proposal. Raises UnbuildableError where it does not build, whatever is tried."""
    quiet: set[str] = set()
    extra: dict[str, str] = {}
    findings: tuple[Diagnostic, ...] = ()
    for _ in range(_TRIES):
        files = {**project_files(proposal, today, sorted(quiet)), **extra}
        reading = _read(files, today)
        findings = tuple(one for one in reading.diagnostics if one.severity is Severity.ERROR)
        if not findings:
            return _trial(proposal, files, reading, quiet)
        quiet |= {one.rule for one in findings if one.rule in RULES}
        extra |= _catalogues(findings, proposal.drafts)
    raise UnbuildableError(findings)


def _read(files: Mapping[str, str], today: date) -> Reading:
    """Read a project from a folder that is gone afterwards: what it holds is in memory then."""
    with tempfile.TemporaryDirectory(prefix="clausebook-import-") as folder:
        root = Path(folder)
        for name, text in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8", newline="\n")
        return read(root, today, choose=all_rules, least=Severity.WARNING)


def _trial(proposal: Proposal, files: Mapping[str, str], reading: Reading, quiet: set[str]) -> Trial:
    documents = {(one.work, one.locale): one for one in reading.documents}
    found = Counter(one.rule for one in reading.diagnostics)
    apart = {
        (draft.work, draft.locale): differences(draft, documents[draft.work, draft.locale])
        for draft in proposal.drafts
        if (draft.work, draft.locale) in documents
    }
    return Trial(files=files, proposal=proposal, differences=apart, quiet=tuple(sorted(quiet)), found=dict(found))


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
