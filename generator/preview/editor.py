"""The panel in which a text is changed: a clause in all its languages, a fact, the newest entry of the changelog.

In: the file and the line that a place names. Out: the values of `panel-clause.html.jinja`, and what was typed into a
form, written into its file field by field: what somebody else changed meanwhile stays, or is shown beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..check import Subject
from ..localize import language_name
from ..model.diagnostics import Diagnostic, has_errors
from ..model.document import walk_sections
from ..model.library import clause_key
from ..model.source import Source
from ..model.written import Clause
from ..operations.editing import Suggestion, counterpart, parted, sentences_of, suggestions, uses_in, written_at
from ..parse.changelog import CHANGELOG as ENTRIES
from ..parse.edit import KeyPath
from ..parse.facts import FACTS
from ..parse.files import CHANGELOG
from ..parse.files import FACTS as FACTS_FILE
from ..parse.forms import FormField, FormOf
from ..parse.shape import Shape
from ..report.settings import settings_in
from .place import DeskPlace
from .sources import OvertakenError, SourceText, read_source, write_source
from .views import NoPageError

if TYPE_CHECKING:
    from .panels import PanelRequest

Values = Mapping[str, object]

WAS = "was/"
"""Begins the name of a field that has what another field had when it was shown."""
_FORMS: Mapping[str, tuple[str, Shape[Any], int]] = {
    FACTS_FILE: ("facts", FACTS, 2),
    CHANGELOG: ("changelog", ENTRIES, 1),
}
"""What the schema calls a file, its shape, and how many keys lead to what a form is of."""
_NOTHING: Values = MappingProxyType(
    dict.fromkeys(("clauses", "facts", "editors", "used", "fields", "faults", "uses", "saved", "refused"), ())
)
"""What the panel shows where nothing is said of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEditor:
    """A file to be edited, its `text` behind a `front` that stays; `line` is the one to show."""

    file: SourceText
    name: str
    locale: str
    front: str
    text: str
    line: int
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownField:
    """A field with what is typed in it; `was` is what the file has, and `taken` says that somebody else changed it."""

    field: FormField
    label: str
    about: str
    value: str
    was: str
    taken: bool
    faults: tuple[str, ...]


def clause(asked: PanelRequest) -> Values:
    """Return the texts that the place names, or a form; else what may be chosen."""
    place, subject = asked.place, _subject(asked)
    known = subject.library.clauses.values()
    here = next((one for one in known if one.source.path == place.source), None)
    if place.source == CHANGELOG or (place.source == FACTS_FILE and (place.line or place.entry)):
        return _form(asked, {})
    if place.source == FACTS_FILE:
        used = Counter(name for one in known for name in uses_in(one))
        return {**_NOTHING, "facts": tuple((name, at, used[name]) for name, at in _facts(asked).items())}
    return {
        **_NOTHING,
        "editors": tuple(_editors(asked, here)),
        "used": tuple((name, _facts(asked)[name]) for name in uses_in(here) if name in _facts(asked)) if here else (),
        "clauses": () if place.source else tuple(_clauses(asked, subject)),
    }


def change(asked: PanelRequest, typed: Mapping[str, str]) -> Values:
    """Write what was typed into a form, unless it is wrong or somebody else changed the same; return what to show."""
    project, path = asked.draft.reading.project, asked.place.source
    there = read_source(project, path)
    if there is None or path not in _FORMS:
        raise NoPageError("preview.no-page")
    form, entry = _form_of(asked, there)
    current = {one.name: one.value for one in form.fields(entry)}
    new = {name: typed[name] for name in current if name in typed and _differ(typed[name], typed.get(WAS + name, ""))}
    taken = {name for name in new if all(_differ(current[name], one) for one in (typed[WAS + name], new[name]))}
    made = form.with_values(entry, new)
    known = {one.message for one in form.findings()}
    found = [one for one in made.findings() if one.message not in known]
    if taken or has_errors(found):
        return _form(asked, new, made, found, taken)
    try:
        write_source(project, path, made.source.text, there.sha256)
    except OvertakenError:
        return _form(asked, new, taken=frozenset(new))
    return {**_form(asked, {}), "saved": True}


def place_of_passage(asked: PanelRequest) -> DeskPlace:
    """Return the place whose panel shows what a passage of the page is written in. Raises NoPageError."""
    query = asked.query
    document = next((one for one in asked.draft.documents if one.path == asked.place.path), None)
    block = int(query["block"]) if query.get("block", "").isdecimal() else -1
    told = (query.get("anchor", ""), block, query.get("words", ""))
    span = written_at(_subject(asked), document, *told) if document else None
    if span is None:
        raise NoPageError("preview.no-page")
    return asked.place.moved(panel="clause", source=span.source.path, line=str(span.first().line), entry="")


def _subject(asked: PanelRequest) -> Subject:
    subject = asked.draft.reading.subject
    if subject is None:
        raise NoPageError("preview.no-page")
    return subject


def _editors(asked: PanelRequest, here: Clause | None) -> Iterator[SourceEditor]:
    """Yield the file of the place, and those of the same clause in other languages."""
    project, place = asked.draft.reading.project, asked.place
    line = int(place.line) if place.line.isdecimal() else 0
    texts = _subject(asked).library.clauses.values() if here else ()
    clauses = {one.source.path: one for one in texts if here and (one.owner, one.id) == (here.owner, here.id)}
    for path in clauses or [place.source]:
        file, other = read_source(project, path), clauses.get(path)
        if file is not None:
            front, text = parted(Source(path=path, text=file.text))
            at = counterpart(here, other, line) if here and other and line and path != place.source else line
            name = language_name(other.locale, other.locale) if other else path
            shown = max(at - front.count("\n"), 0)
            locale = other.locale if other else ""
            picks = tuple(suggestions(_subject(asked), other)) if other else ()
            yield SourceEditor(
                file=file, name=name, locale=locale, front=front, text=text, line=shown, suggestions=picks
            )


def _clauses(asked: PanelRequest, subject: Subject) -> Iterator[Clause]:
    """Yield the clauses of the page that is shown."""
    document = next((one for one in asked.draft.documents if one.path == asked.place.path), None)
    for section in walk_sections(document.sections) if document else ():
        key = clause_key(document.work, section.clause, document.locale) if document else ("", "", "")
        if key in subject.library.clauses:
            yield subject.library.clauses[key]


# --- forms ------------------------------------------------------------------------------------------------------------


def _facts(asked: PanelRequest) -> Mapping[str, str]:
    """Return the facts by name, each with the entry that its form is of."""
    file = read_source(asked.draft.reading.project, FACTS_FILE)
    fields = _form_of(asked, file)[0].fields(()) if file else ()
    return {str(one.path[1]): "/".join(map(str, one.path[:2])) for one in fields if one.span}


def _form_of(asked: PanelRequest, file: SourceText) -> tuple[FormOf, KeyPath]:
    """Return the form of a file, and the path to the entry of the place, else to the one at its line or the first."""
    about, shape, depth = _FORMS[file.path]
    locales = dict.fromkeys(tag for work in _subject(asked).library.works.values() for tag in work.locales)
    form = FormOf(source=Source(path=file.path, text=file.text), shape=shape, about=about, locales=tuple(locales))
    line = int(asked.place.line) if asked.place.line.isdecimal() else 1
    there = [one for one in form.fields(()) if one.span]
    if asked.place.entry in {"/".join(map(str, one.path[:depth])) for one in there}:
        return form, tuple(asked.place.entry.split("/"))
    above = [one for one in there if one.span and one.span.first().line <= line]
    return form, tuple((above or there)[-1 if above else 0].path[:depth]) if there else ()


def _form(
    asked: PanelRequest,
    typed: Mapping[str, str],
    made: FormOf | None = None,
    found: Collection[Diagnostic] = (),
    taken: Collection[str] = (),
) -> Values:
    """Return a form with what was typed where that is not in the file; faults of what was `made` of it stand there."""
    file = read_source(asked.draft.reading.project, asked.place.source)
    if file is None:
        raise NoPageError("preview.no-page")
    form, entry = _form_of(asked, file)
    told = {one.path: one.about for one in settings_in(asked.sentences.language)}
    places = {one.name: one for one in (made or form).fields(entry)}
    faults = {name: [one for one in found if _is_at(one, place)] for name, place in places.items()}
    at_fields = [one for own in faults.values() for one in own]
    return {
        **_NOTHING,
        "file": file,
        "refused": bool(typed),
        "title": entry[-1] if entry and isinstance(entry[-1], str) else places["0/edition"].value if places else "",
        "fields": tuple(
            ShownField(
                field=one,
                label=" · ".join(map(str, one.path[len(entry) :])) or str(entry[-1]),
                about=told.get(one.about, ""),
                value=typed.get(one.name, one.value),
                was=one.value,
                taken=one.name in taken,
                faults=tuple(asked.sentences.text(fault.message) for fault in faults.get(one.name, ())),
            )
            for one in form.fields(entry)
        ),
        "faults": tuple(asked.sentences.text(one.message) for one in found if one not in at_fields),
        "uses": tuple(sentences_of(_subject(asked), str(entry[-1]))) if file.path == FACTS_FILE and entry else (),
    }


def _is_at(found: Diagnostic, field: FormField) -> bool:
    place, span = field.span, found.span
    return bool(place and span and place.start <= span.start <= place.end)


def _differ(one: str, other: str) -> bool:
    return one.split() != other.split()
