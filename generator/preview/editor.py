"""The panel in which a text is changed: a clause in all its languages, a file as it is, or the form of an entry.

In: the file and the line that a place names. Out: the values of `panel-clause.html.jinja`, and the place of the panel
for a passage of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..check import Subject
from ..check.subject import key_of
from ..localize import language_name
from ..model.document import walk_sections
from ..model.library import clause_key
from ..model.source import Source
from ..model.written import Clause
from ..operations.editing import Suggestion, counterpart, parted, suggestions, uses_in, written_at
from ..parse.files import CHANGELOG, SETTINGS
from ..parse.files import FACTS as FACTS_FILE
from ..report import best_language, open_sentences
from .entry_form import NOTHING, Values, facts_in, file_of, form_values, kinds_in, number_in, subject_of
from .place import DeskPlace
from .sources import SourceText
from .views import NoPageError

if TYPE_CHECKING:
    from .panels import PanelRequest

_WITHOUT_FORM = ("work.yaml", "terms.yaml", SETTINGS)
"""The files that a person writes, and that no form is of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEditor:
    """A file to be edited, its `text` behind a `front` that stays; `line` is the one to show.

    `columns` are those of a table of SDKs in its language, with `|` between them.
    """

    file: SourceText
    name: str
    locale: str
    front: str
    text: str
    line: int
    columns: str
    suggestions: tuple[Suggestion, ...]


def clause(asked: PanelRequest) -> Values:
    """Return the texts that the place names, or a form; else what may be chosen."""
    place, subject = asked.place, subject_of(asked)
    known = subject.library.clauses.values()
    here = next((one for one in known if one.source.path == place.source), None)
    facts = facts_in(asked)
    if place.source == CHANGELOG and (subject.library.changelog or place.entry):
        return form_values(asked, {})
    if place.source == FACTS_FILE and (place.entry or (facts and place.line)):
        return form_values(asked, {})
    broken = {one.span.source.path for one in asked.draft.diagnostics if one.span}
    if place.source == FACTS_FILE and (facts or FACTS_FILE not in broken):
        used = Counter(name for one in known for name in uses_in(one))
        named = tuple((name, at, used[name]) for name, at in facts.items())
        return {**NOTHING, "facts": named, "kinds": kinds_in(asked)}
    return {
        **NOTHING,
        "editors": tuple(_editors(asked, here)),
        "used": tuple((name, facts[name]) for name in uses_in(here) if name in facts) if here else (),
        "requirements": tuple(dict.fromkeys(subject.tags[key_of(here)])) if here else (),
        "may_tag": here is not None and bool(subject.library.laws.packs),
        "clauses": () if place.source else tuple(_clauses(asked, subject)),
        "settings": [path for path in asked.draft.reading.project.sources if path.rpartition("/")[2] in _WITHOUT_FORM],
    }


def place_of_passage(asked: PanelRequest) -> DeskPlace:
    """Return the place whose panel shows what a passage of the page is written in. Raises NoPageError."""
    query = asked.query
    block = number_in(query["block"]) if query.get("block", "").isdecimal() else -1
    told = (query.get("anchor", ""), block, query.get("words", ""))
    span = written_at(subject_of(asked), asked.text, *told) if asked.text else None
    if span is None:
        raise NoPageError("preview.no-page")
    return asked.place.moved(panel="clause", source=span.source.path, line=str(span.first().line), entry="")


def _editors(asked: PanelRequest, here: Clause | None) -> Iterator[SourceEditor]:
    """Yield the file of the place, and those of the same clause in other languages."""
    place = asked.place
    line = number_in(place.line)
    library = subject_of(asked).library
    texts = sorted(library.clauses.values(), key=lambda one: one.locale != library.settings.original)
    clauses = {one.source.path: one for one in texts if here and (one.owner, one.id) == (here.owner, here.id)}
    for path in clauses or [place.source]:
        file, other = file_of(asked, path), clauses.get(path)
        if file is not None:
            front, text = parted(Source(path=path, text=file.text))
            at = counterpart(here, other, line) if here and other and line and path != place.source else line
            name = language_name(other.locale, other.locale) if other else path
            shown = max(at - front.count("\n"), 0)
            locale = other.locale if other else ""
            picks = tuple(suggestions(subject_of(asked), other)) if other else ()
            told = open_sentences(best_language(locale) or asked.sentences.language)
            yield SourceEditor(
                file=file,
                name=name,
                locale=locale,
                front=front,
                text=text,
                line=shown,
                columns=told.say("desk.sdk-columns"),
                suggestions=picks,
            )


def _clauses(asked: PanelRequest, subject: Subject) -> Iterator[Clause]:
    """Yield the clauses of the page that is shown."""
    if document := asked.text:
        for section in walk_sections(document.sections):
            key = clause_key(document.work, section.clause, document.locale)
            if key in subject.library.clauses:
                yield subject.library.clauses[key]
