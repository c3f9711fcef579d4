"""Small projects judged by duties written for the case: which are shown, and what is lacking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from generator.check import Subject
from generator.check.duties.judging import coverage_of
from generator.model.coverage import Coverage, CoverageRow
from generator.model.source import Source
from generator.parse import parse
from generator.parse.laws import read_laws
from generator.report import open_sentences
from generator.resolve import resolve
from tests.languages import languages
from tests.ruling import completed
from tests.support import sources

DAY = date(2026, 11, 29)
SWITCHES = "sells: {en: Sold., zh-Hans: 出售。}\nexports: {en: Sent abroad., zh-Hans: 出境。}\n"
RECORD = "cite: [{from: 2020-01-01, text: § 1}], says: it, from: 2020-01-01, sure: B, locales: "
UNMINDED = {"unlisted-clause", "missing-translation", "withdrawn"}
"""What a case may be about."""
SENTENCES = open_sentences("en")


def duty(name: str, shown_by: str = "[tag]", locales: str = "en", more: str = "") -> str:
    """Return a record of a duty; `more` are further keys."""
    return f"  {name}: {{{RECORD}{locales}, shown-by: {shown_by}{', ' if more else ''}{more}}}\n"


def tagged(text: str, *names: str, more: str = "", title: str = "Clause") -> str:
    """Return the file of a clause that names duties."""
    return f"---\nrequirements: [{', '.join(names)}]\n{more}---\n# {title}\n\n{text}\n"


def subject_of(files: Mapping[str, str], duties: str, day: date = DAY) -> Subject:
    """Return a project in whose policy the law of these records is in scope."""
    whole = completed(files)
    if "clauses/policy/work.yaml" not in files:
        whole["clauses/policy/work.yaml"] = f"scope: [aa]\n{whole['clauses/policy/work.yaml']}"
    library, wrong = parse(sources(whole))
    laws, unread = read_laws(
        (Source(path="laws/switches.yaml", text=SWITCHES), Source(path="laws/aa.yaml", text=f"duties:\n{duties}"))
    )
    assert not (*wrong, *unread), (wrong, unread)
    library = replace(library, laws=laws)
    documents, unresolved = resolve(library, languages(), day)
    assert {one.rule for one in unresolved} <= UNMINDED, unresolved
    return Subject(library=library, documents=documents, languages=languages(), day=day)


def cover(files: Mapping[str, str], duties: str, day: date = DAY) -> Coverage:
    """Return the coverage of such a project."""
    return coverage_of(subject_of(files, duties), day)


def only(files: Mapping[str, str], duties: str, day: date = DAY) -> CoverageRow:
    """Return the single row of a project with one duty."""
    (row,) = cover(files, duties, day).rows
    return row


def told(row: CoverageRow) -> str:
    """Return the answer in a word, and behind it what is lacking, by kind and in words."""
    answer = row.answer.value if row.answer else row.standing.value
    return " | ".join((answer, *(f"{one.kind}: {SENTENCES.text(one.message)}" for one in row.lacking)))
