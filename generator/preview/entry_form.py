"""Entries of YAML files as forms of the panel in which a text is changed: a fact, the newest entry of the changelog.

In: the file and the entry that a place names, and what was typed. Out: values of `panel-clause.html.jinja`. What is
typed goes into the file field by field: what somebody else changed meanwhile stays, or is shown beside it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from ..localize import language_name
from ..model.diagnostics import Diagnostic, has_errors, reason
from ..model.periods import later
from ..model.source import Source
from ..operations.editing import sentences_of
from ..parse.changelog import CHANGELOG as ENTRIES
from ..parse.changelog import next_name
from ..parse.edit import EditError, KeyPath, with_item, with_value
from ..parse.facts import FACTS
from ..parse.files import CHANGELOG
from ..parse.files import FACTS as FACTS_FILE
from ..parse.forms import FormField, FormOf
from ..parse.shape import Shape
from ..parse.yamltext import WrittenYaml
from ..report.settings import labels_in
from .choosing import titles_of
from .sources import OvertakenError, SourceText, read_source, write_source
from .views import NoPageError

if TYPE_CHECKING:
    from ..check import Subject
    from .panels import PanelRequest

Values = Mapping[str, object]
NOTICE_DAYS = 30
"""How far ahead the day is that a form offers for a change to take effect."""
_DIGITS = 7
"""A longer number names no line."""
WAS = "was/"
"""Begins the name of a field that has what another field had when it was shown."""
NEW = "new"
"""The entry of a place that is no entry of the changelog yet; a fact that is none yet has its section and no name."""
NAMED = "name"
"""The field in which the name of a new fact is typed."""
FORMS: Mapping[str, tuple[str, Shape[Any], int]] = {
    FACTS_FILE: ("facts", FACTS, 2),
    CHANGELOG: ("changelog", ENTRIES, 1),
}
"""What the schema calls a file, its shape, and how many keys lead to what a form is of."""
_PARTS = "clauses facts kinds editors used requirements may_tag fields faults uses saved refused entry is_unnamed"
NOTHING: Values = dict.fromkeys(_PARTS.split(), ())
"""What the panel shows where nothing is said of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownField:
    """A field with what is typed in it; `was` is what the file has, and `taken` says that somebody else changed it.

    `group` is what stands around its `label`, `words` is what its choices are called.
    """

    field: FormField
    group: str
    label: str
    words: Mapping[str, str]
    about: str
    value: str
    was: str
    taken: bool
    faults: tuple[str, ...]


def change(asked: PanelRequest, typed: Mapping[str, str]) -> Values:
    """Write what was typed into a form, unless it is wrong or somebody else changed the same; return what to show."""
    project, path = asked.draft.reading.project, asked.place.source
    there = file_of(asked, path)
    if there is None or path not in FORMS:
        raise NoPageError("preview.no-page")
    form, entry = _form_of(asked, there)
    current, named = {one.name: one.value for one in form.fields(entry)}, typed.get(NAMED, "").strip()
    new = {name: typed[name] for name in current if name in typed and _differ(typed[name], typed.get(WAS + name, ""))}
    taken = {name for name in new if all(_differ(current[name], one) for one in (typed.get(WAS + name, ""), new[name]))}
    shown, goal = {**new, NAMED: named}, (*entry[:-1], named) if _is_unnamed(entry) else entry
    if goal != entry and named in facts_in(asked):
        return {**form_values(asked, shown), "faults": (asked.sentences.say("duplicate-name.fact", name=named),)}
    try:
        made = _made(form, goal, {_name(goal) + name.removeprefix(_name(entry)): one for name, one in new.items()})
    except EditError as cause:
        return {**form_values(asked, shown), "faults": (asked.sentences.text(cause.message),)}
    before = replace(form, source=Source(path=path, text=there.text))
    known = {one.message for one in before.findings()}
    found = [one for one in made.findings() if one.message not in known]
    if taken or has_errors(found):
        return form_values(asked, shown, made.fields(goal), found, taken)
    try:
        write_source(project, path, made.source.text, there.sha256)
    except OvertakenError:
        return form_values(asked, shown, taken=frozenset(new))
    except OSError as cause:
        told = asked.sentences.say("preview.not-written", cause=reason(cause))
        return {**form_values(asked, shown), "faults": (told,)}
    return {**form_values(replace(asked, place=asked.place.moved(entry=_name(goal))), {}), "saved": True}


def _made(form: FormOf, goal: KeyPath, values: Mapping[str, str]) -> FormOf:
    """Return a form with values in it; a new entry without any is there, so that its reader says what it lacks."""
    made = form.with_values(goal, values)
    fields = made.fields(goal)
    if any(one.span for one in fields):
        return made
    nothing: str | Mapping[str, str] = "" if fields[0].path == goal else {}
    return replace(made, source=with_value(made.source, goal, nothing))


def number_in(text: str) -> int:
    """Return the number that a query names, 0 for none."""
    return int(text) if text.isdecimal() and len(text) < _DIGITS else 0


def file_of(asked: PanelRequest, path: str) -> SourceText | None:
    """Return a source as it is on the disk, None for what is none. Raises NoPageError where it cannot be read."""
    try:
        return read_source(asked.draft.reading.project, path)
    except (OSError, UnicodeDecodeError) as cause:
        raise NoPageError("preview.not-written", cause=reason(cause)) from cause


def subject_of(asked: PanelRequest) -> Subject:
    """Return what the rules look at. Raises NoPageError where nothing could be read."""
    subject = asked.draft.reading.subject
    if subject is None:
        raise NoPageError("preview.no-page")
    return subject


def facts_in(asked: PanelRequest) -> Mapping[str, str]:
    """Return the facts by name, each with the entry that its form is of."""
    file = file_of(asked, FACTS_FILE)
    fields = _form_of(asked, file)[0].fields(()) if file else ()
    return {str(one.path[1]): _name(one.path[:2]) for one in fields if one.span}


def kinds_in(asked: PanelRequest) -> tuple[tuple[str, str, str], ...]:
    """Return the kinds of facts by name, each with its label and with what it is for."""
    told = labels_in(asked.sentences.language)
    return tuple((one.name, told.labels[f"facts.{one.name}"], told.help[f"facts.{one.name}"]) for one in FACTS.keys)


def _form_of(asked: PanelRequest, file: SourceText) -> tuple[FormOf, KeyPath]:
    """Return the form of a file, and the path to the entry of the place, else to the one at its line or the first."""
    about, shape, depth = FORMS[file.path]
    locales = dict.fromkeys(tag for work in subject_of(asked).library.works.values() for tag in work.locales)
    form = FormOf(source=Source(path=file.path, text=file.text), shape=shape, about=about, locales=tuple(locales))
    if file.path == CHANGELOG and asked.place.entry == NEW:
        return replace(form, source=with_item(form.source, (0,), _begun(asked))), (0,)
    section, slash, name = asked.place.entry.partition("/")
    if slash and not name and form.fields((section, "")):
        return form, (section, "")
    line = number_in(asked.place.line) or 1
    there = [one for one in form.fields(()) if one.span]
    entries = {_name(one.path[:depth]): one.path[:depth] for one in there}
    if asked.place.entry in entries:
        return form, entries[asked.place.entry]
    above = [one for one in there if one.span and one.span.first().line <= line]
    return form, tuple((above or there)[-1 if above else 0].path[:depth]) if there else ()


def _begun(asked: PanelRequest) -> Mapping[str, object]:
    """Return what a new entry of the changelog begins with: its day, and the document that is read, to be judged."""
    library = subject_of(asked).library
    work = asked.text.work if asked.text else next(iter(library.works))
    day = next_name(library.changelog, asked.draft.reading.day)
    return {"edition": day, "works": {work: {"change": WrittenYaml(text="")}}}


def form_values(
    asked: PanelRequest,
    typed: Mapping[str, str],
    made: Collection[FormField] = (),
    found: Collection[Diagnostic] = (),
    taken: Collection[str] = (),
) -> Values:
    """Return a form with what was typed where that is not in the file, and the faults of the fields `made` of it."""
    file = file_of(asked, asked.place.source)
    if file is None:
        raise NoPageError("preview.no-page")
    form, entry = _form_of(asked, file)
    fields = form.fields(entry)
    told = labels_in(asked.sentences.language)
    places = {one.path[len(entry) :]: one for one in made or fields}
    faults = {
        rest: [one for one in found if _is_at(one, place) and (rest or one.rule != "bad-name")]
        for rest, place in places.items()
    }  # what is one value has the name before it
    at_fields = [one for own in faults.values() for one in own]
    return {
        **NOTHING,
        "file": file,
        "refused": bool(typed),
        "entry": asked.place.entry or _name(entry),
        "is_unnamed": _is_unnamed(entry),
        "named": typed.get(NAMED, ""),
        "title": next((str(key) for key in entry[1:]), fields[0].value if fields else ""),
        "fields": tuple(
            ShownField(
                field=one,
                group=" · ".join(group),
                label=" · ".join(label),
                words=told.words.get(one.about, {}),
                about=told.help.get(one.about, ""),
                value=typed.get(one.name, one.value),
                was=one.value,
                taken=one.name in taken,
                faults=tuple(asked.sentences.text(fault.message) for fault in faults.get(one.path[len(entry) :], ())),
            )
            for one, (group, label) in ((one, _label(one, form, entry, asked)) for one in fields)
        ),
        "faults": tuple(
            asked.sentences.text(told) for one in found if one not in at_fields for told in (one.message, *one.helps)
        ),
        "notice_days": NOTICE_DAYS,
        "later": later(asked.draft.reading.day, NOTICE_DAYS, "day").isoformat(),
        "uses": tuple(sentences_of(subject_of(asked), str(entry[-1]))) if file.path == FACTS_FILE and entry else (),
    }


def _label(field: FormField, form: FormOf, entry: KeyPath, asked: PanelRequest) -> tuple[list[str], list[str]]:
    """Return what stands around a field in words, and its own name, with the language that it is in."""
    language = asked.sentences.language
    known = labels_in(language).labels
    said = {**titles_of(asked), **{tag: language_name(tag, language) for tag in form.locales}}
    keys = [*zip(field.path, field.keys, strict=True)][len(entry) :] or [("", field.about)]
    names = [
        known.get(about, str(key)) if about else str(key + 1) if isinstance(key, int) else said.get(key, key)
        for key, about in keys
        if about != "changelog.works"
    ]
    own = 2 if keys[-1][0] in form.locales else 1
    return names[:-own], names[-own:]


def _name(path: KeyPath) -> str:
    return "/".join(map(str, path))


def _is_unnamed(entry: KeyPath) -> bool:
    """Say whether an entry is a fact that has no name yet."""
    return entry[-1:] == ("",)


def _is_at(found: Diagnostic, field: FormField) -> bool:
    place, span = field.span, found.span
    return bool(place and span and place.start <= span.start <= place.end)


def _differ(one: str, other: str) -> bool:
    return one.replace("\r\n", "\n").strip() != other.replace("\r\n", "\n").strip()
