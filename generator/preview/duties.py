"""The panel of what the law asks: duties by text, what is said of one, and the clauses that are tagged with it.

In: the coverage of the newest draft, and the duty that the entry of a place names. Out: the values of
`panel-coverage.html.jinja`. A tag is written into the front matter of a clause; every other character stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ..check import Subject
from ..localize import language_name
from ..model.coverage import Coverage, CoverageRow, CoveredPassage, answer_in, verdict
from ..model.diagnostics import reason
from ..model.library import Library
from ..model.registries import in_language
from ..model.scope import unanswered
from ..model.source import Source
from ..model.written import Clause
from ..operations.coverage import ORDER, WORDS, first_line, marks_of, proposals
from ..parse.edit import value_at, with_item, without
from ..report import Sentences
from .entry_form import Values, file_of, subject_of
from .sources import OvertakenError, write_source
from .views import NoPageError

if TYPE_CHECKING:
    from .panels import PanelRequest

_TAGS = "requirements"


def duties(asked: PanelRequest) -> Values:
    """Return every duty by text, or the one of the place with its passages, its tags and its likely clauses."""
    subject = subject_of(asked)
    found = subject.coverage
    own = found.by_duty.get(asked.place.entry, ())
    return {
        **coverage_values(found, subject.library, asked.sentences),
        "own": own,
        "clauses": _clauses(subject, found, own),
        "likely": {one.file for one in proposals(subject, replace(found, rows=own))},
        "passage_in": passage_in,
    }


def tag(asked: PanelRequest, typed: Mapping[str, str]) -> Values:
    """Tag a clause with the duty of the place, or take the tag out, and return the panel with what was done.

    Raises NoPageError, EditError.
    """
    subject, duty = subject_of(asked), asked.place.entry
    path = typed.get("tag") or typed.get("untag", "")
    own = subject.coverage.by_duty.get(duty, ())
    file = file_of(asked, path)
    if file is None or path not in {one.source.path for one in _clauses(subject, subject.coverage, own)}:
        raise NoPageError("preview.no-page")
    source = Source(path=path, text=file.text)
    there = [*value_at(source, [_TAGS])]
    if duty not in there and "tag" in typed:
        source = with_item(source, [_TAGS, len(there)], duty)
    elif duty in there and "untag" in typed:
        source = without(source, [_TAGS, there.index(duty)] if len(there) > 1 else [_TAGS])
    try:
        write_source(asked.draft.reading.project, path, source.text, file.sha256)
    except OvertakenError:
        raise NoPageError("desk.gone") from None
    except OSError as cause:
        raise NoPageError("preview.not-written", cause=reason(cause)) from cause
    done = "desk.tagged" if "tag" in typed else "desk.untagged"
    return {"done": asked.sentences.say(done, file=path, duty=duty), **duties(asked)}


def coverage_values(coverage: Coverage, library: Library, sentences: Sentences) -> Values:
    """Return what the panel and the page of a coverage are both filled with."""
    rows = coverage.by_duty
    words = {name: verdict(own) for name, own in rows.items()}
    return {
        "coverage": coverage,
        "rows": rows,
        "word": WORDS,
        "groups": {one: [name for name in rows if words[name] == one] for one in ORDER},
        "columns": tuple(dict.fromkeys(text for texts in coverage.texts.values() for text in texts)),
        "works": library.works,
        "switches": {name: library.laws.switches[name] for name in unanswered(library, coverage.day)},
        "packs": {name: library.laws.packs[name] for name in coverage.texts if coverage.texts[name]},
        "first": first_line(coverage),
        "marks_of": marks_of,
        "answer_in": answer_in,
        "in_language": partial(in_language, language=sentences.language),
        "named": partial(language_name, inside=sentences.language),
    }


def passage_in(rows: tuple[CoverageRow, ...], work: str, locale: str) -> CoveredPassage | None:
    """Return the first passage by which a text shows a duty."""
    shown = (passage for row in rows if not row.lacking for passage in row.passages)
    return next((one for one in shown if (one.work, one.locale) == (work, locale)), None)


def _clauses(subject: Subject, coverage: Coverage, own: tuple[CoverageRow, ...]) -> tuple[Clause, ...]:
    """Return each clause of the texts that have a duty in scope once, in reading order."""
    texts = coverage.texts[own[0].jurisdiction] if own else ()
    every = (clause for text in texts for clause in subject.clauses_in(*text))
    return tuple({clause.source.path: clause for clause in every}.values())
