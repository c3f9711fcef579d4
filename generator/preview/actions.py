"""The panel of what a person can do: verbs below their headings, the form of one, and what came of it.

In: where she stands, which fills the fields, and what she typed. Out: the values of `panel-actions.html.jinja`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import unified_diff
from typing import TYPE_CHECKING

from ..localize import language_name
from .choosing import choices_of
from .verbs import CONFIRMED, VERBS, DeskField, DeskVerb, Verb, VerbField

if TYPE_CHECKING:
    from .entry_form import Values
    from .panels import PanelRequest

ShownField = tuple[DeskField, VerbField, Mapping[str, str], tuple[str, ...]]
"""A field, what its command says of it, what may be chosen, and what is typed."""

FACT_ANSWERS = {"change": "desk.fact-change", "here": "desk.fact-here", "reject": "desk.fact-reject"}
"""What may become of a fact that a Word file changes, as `word accept --fact` has it, and what says so."""


def actions(asked: PanelRequest) -> Values:
    """Return the form of the verb of the place and its answer, all verbs by their headings where it names none."""
    shown = VERBS.get(asked.place.verb)
    if shown is None or shown.verb not in asked.settings.verbs:
        return {"groups": _groups(asked)}
    told = {"changes": (), "conflicts": (), "facts": (), **asked.answer.told} if asked.answer else {}
    is_trial = bool(shown.tried) and CONFIRMED not in asked.typed
    is_done, clashes = bool(told) and not told["exit-code"], bool(told.get("conflicts"))
    return {
        "doing": shown,
        "about": asked.sentences.say(about_of(shown, asked.settings.verbs[shown.verb])).partition("\n\n")[0],
        "fields": () if is_done and not is_trial else _fields(asked, shown),
        "told": told,
        "at_desk": asked.sentences.at_desk,
        "made": asked.answer.made if asked.answer else {},
        "is_done": is_done,
        "is_trial": is_trial,
        "may_go_on": is_trial and (is_done or clashes or bool(told.get("files"))),
        "edits": edits,
        "hidden": tuple((name, value) for name, values in asked.typed.items() for value in values),
        "answers": FACT_ANSWERS,
        "named": lambda tag: language_name(tag, asked.sentences.language),
        "sources": asked.draft.reading.project.sources,
    }


def edits(old: str, new: str) -> tuple[tuple[str, str], ...]:
    """Return the lines that one text lacks of another and has beyond it, each behind `-` or `+`."""
    lines = [*unified_diff(old.splitlines(), new.splitlines(), n=0, lineterm="")][2:]
    return tuple((line[0], line[1:]) for line in lines if line[0] in "+-" and line[1:].strip())


def about_of(shown: DeskVerb, verb: Verb) -> str:
    """Return the message that says what a form does: its own, its option's that is always given, or its command's."""
    return shown.about or next((told for name in shown.always if (told := verb.fields[name].about)), verb.about)


def _groups(asked: PanelRequest) -> Mapping[str, tuple[tuple[str, DeskVerb], ...]]:
    known = [(name, one) for name, one in VERBS.items() if one.group and one.verb in asked.settings.verbs]
    heads = dict.fromkeys(one.group for _, one in known)
    return {head: tuple(pair for pair in known if pair[1].group == head) for head in heads}


def _fields(asked: PanelRequest, shown: DeskVerb) -> tuple[ShownField, ...]:
    verb, here = asked.settings.verbs[shown.verb], _standing(asked)
    fields = (one for field in shown.fields if field.label for one in _by_language(field, here["locales"].split()))
    return tuple(_field(asked, one, verb.fields[one.name.partition("/")[0]], here) for one in fields)


def _by_language(field: DeskField, locales: Sequence[str]) -> Sequence[DeskField]:
    """Return a field, or one for each language of the text where it is filled by language; the first is needed."""
    if field.filled != "locales" or not locales:
        return (field,)
    return [replace(field, name=f"{field.name}/{one}", filled="", is_needed=one == locales[0]) for one in locales]


def _field(asked: PanelRequest, one: DeskField, known: VerbField, here: Mapping[str, str]) -> ShownField:
    first = asked.query.get(one.name) or here.get(one.filled) or known.default
    typed = asked.typed.get(one.name) if asked.typed else (first,)
    return one, known, choices_of(asked, one, known, typed or ()), typed or ("",)


def _standing(asked: PanelRequest) -> Mapping[str, str]:
    """Return what fields are filled from: the text that is read, the clause whose source is open, who wrote last."""
    text, library = asked.text, asked.draft.reading.library
    clauses = library.clauses.values() if library else ()
    texts = [one.locale for one in asked.draft.documents if text and one.work == text.work]
    original = library.settings.original if library else ""
    open_ones = ((one.owner, one.id) for one in clauses if one.source.path == asked.place.source)
    owner, id = next(open_ones, ("", ""))
    return {
        "work": text.work if text else "",
        "locales": " ".join(sorted(texts, key=lambda tag: tag != original)),
        "work/": f"{text.work}/" if text else "",
        "locale": text.locale if text else "",
        "translation": next((tag for tag in [text.locale, *texts] if tag != original), "") if text else "",
        "clause": f"{owner}/{id}" if id else "",
        "clause-id": id,
        "by": asked.by,
    }
