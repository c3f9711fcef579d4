"""A fact that somebody changed in a file: asked, and answered in one of three ways.

In: the edits of clauses that would type words in the place of a fact, and what somebody answers by its name. Out: the
edits with the fact kept, renamed or as it was, those of facts.yaml, and the questions that are left. A value is never
typed into a clause; a sentence that needs the fact no more is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...check.values import values_in
from ...languages import known_of
from ...localize import Language
from ...model.library import Library
from ...model.registries import Age, Count, Fact, FactDate, Period
from ...model.returned import FactQuestion
from ...model.walk import fact_of, inlines_of
from ...model.written import Clause, FactUse
from ..propose.values import use_of
from ..topics import free
from ..update.edits import Edit
from ..update.patch import Patch

CHANGE, HERE, REJECT = "change", "here", "reject"
ANSWERS = (CHANGE, HERE, REJECT)
"""The fact is another from now on; it is another in this place alone; it stays as it is."""
_GROUPS: Mapping[type, str] = {Period: "periods", Age: "ages", FactDate: "dates", Count: "counts"}
_VALUE = re.compile(r" *: *(\"[^\"\n]*\"|'[^'\n]*'|[^,}\n#]*[^,}\n# ])")
_NUMBERS: Mapping[type, Callable[[Language, int, str], str]] = {Count: Language.count, Age: Language.age}
_MOST = 100
"""From here on a number is not looked for in the words that a language has for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Edits of clauses with what was answered of facts, those of facts.yaml, what nobody answered, and what stays.

    `changed` are those that have another value from now on. `asked` is what the edits would say in the place of facts,
    answered or not, and the same with the values of these.
    """

    edits: tuple[Patch, ...]
    facts: tuple[Edit, ...]
    open: tuple[FactQuestion, ...]
    rejected: tuple[FactQuestion, ...]
    changed: tuple[FactQuestion, ...]
    asked: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _FactChange:
    """A use of a fact that words would replace: the passage of them that is a value, and that value."""

    use: FactUse
    question: FactQuestion
    passage: str


def answered(edits: Sequence[Patch], answers: Mapping[str, str], library: Library, language: Language) -> Answered:
    """Return edits in which no value is typed in the place of a fact."""
    made: list[Patch] = []
    facts: dict[str, Edit] = {}
    left: list[FactQuestion] = []
    stay: list[FactQuestion] = []
    asked: list[tuple[str, str]] = []
    other: list[FactQuestion] = []
    here: dict[tuple[str, str, str], str] = {}
    names = set(library.facts)
    for clause, edit in edits:
        own = _with_unchanged(edit)
        for changed in _changed(clause, own, library, language):
            asked.append(_with_value(changed))
            answer = answers.get(changed.question.fact, "")
            value = changed.question.value
            before = facts.get(changed.question.fact)
            differs = answer == CHANGE and before is not None and before.text != value
            if answer not in ANSWERS or (answer != REJECT and not value) or differs:
                left.append(changed.question)
                continue
            name = changed.use.fact
            stay += (changed.question,) if answer == REJECT else ()
            other += (changed.question,) if answer == CHANGE else ()
            if answer == HERE:
                name = here.setdefault((name, clause.id, value), free(f"{name}-{clause.id}", names))
                names.add(name)
            if answer != REJECT:
                key = name if answer == HERE else changed.question.fact
                facts[key] = _registered(library.facts[changed.question.fact], key, value, answer)
            own = _kept(own, changed, name)
        made.append((clause, own))
    return Answered(
        edits=tuple(made),
        facts=tuple(facts.values()),
        open=tuple(left),
        rejected=tuple(stay),
        changed=tuple(other),
        asked=tuple(asked),
    )


def _with_value(changed: _FactChange) -> tuple[str, str]:
    """Return words that stand in the place of a fact, and the same with its value."""
    says, prints = changed.question.says, changed.question.prints
    return says, says.replace(changed.passage, prints, 1) if changed.passage else prints


def _with_unchanged(edit: Edit) -> Edit:
    """Return an edit that leaves a fact where its words say what the fact prints, such as a line typed as a whole."""
    for stretch, _ in edit.typed:
        found = re.search(rf"(?<![A-Za-z0-9.,]){re.escape(stretch.text)}(?![A-Za-z0-9])", edit.text)
        if found and isinstance(stretch.inline, FactUse):
            text = edit.text[: found.start()] + stretch.span.text + edit.text[found.end() :]
            edit = replace(edit, text=text, typed=tuple(one for one in edit.typed if one[0] is not stretch))
    return edit


def _changed(clause: Clause, edit: Edit, library: Library, language: Language) -> Iterator[_FactChange]:
    for stretch, words in edit.typed:
        use = stretch.inline
        if not isinstance(use, FactUse) or not words.strip():
            continue
        name = use.fact.partition(".")[0]
        passage, value = _value(words, library.facts.get(name), use.form, language)
        if not passage and not _says_a_value(words, language):
            continue
        question = FactQuestion(
            fact=name, clause=clause.id, prints=stretch.text, says=words, value=value, uses=uses_of(name, library)
        )
        yield _FactChange(use=use, question=question, passage=passage)


def uses_of(fact: str, library: Library) -> tuple[str, ...]:
    """Return the places at which clauses use a fact."""
    return tuple(
        f"{clause.source.path}:{inline.span.first().line}"
        for clause in library.clauses.values()
        for inline in inlines_of(clause)
        if fact_of(inline) == fact
    )


def _value(words: str, fact: Fact | None, form: str, language: Language) -> tuple[str, str]:
    """Return the passage of words that is a value of the kind of a fact, and the value; both "" where none is."""
    group, prints = _GROUPS.get(type(fact), ""), _NUMBERS.get(type(fact))
    if prints is not None:
        numbers = (str(number) for number in range(_MOST) if prints(language, number, form) == words.strip())
        return next(((words.strip(), number) for number in numbers), ("", ""))
    for value in values_in(words, language.locale):
        typed = words[value.start : value.end]
        use = use_of(value, typed, language)
        if use is not None and use.group == group:
            return typed, use.value
    return "", ""


def _says_a_value(words: str, language: Language) -> bool:
    """Say whether words say a figure, or anything that a fact could be."""
    known = known_of(language.locale).values
    return known is None or bool(re.search(r"\d", words) or values_in(words, language.locale))


def _kept(edit: Edit, changed: _FactChange, fact: str) -> Edit:
    """Return an edit that leaves a fact where words would have typed its value; what else it says stays said."""
    span = changed.use.span
    source = span.text if fact == changed.use.fact else span.text.replace(changed.use.fact, fact, 1)
    is_alone = (edit.start, edit.end) == (span.start, span.end)
    found = changed.passage and changed.passage in edit.text
    text = edit.text.replace(changed.passage, source, 1) if found else source
    around = span.source.text
    if not found and not is_alone:  # its words cannot be told from the value: none of them comes
        text = around[edit.start : span.start] + source + around[span.end : edit.end]
    typed = tuple(one for one in edit.typed if one[0].inline is not changed.use)
    return replace(edit, text=text, typed=typed)


def _registered(fact: Fact, name: str, value: str, answer: str) -> Edit:
    """Return the edit of facts.yaml: another value of a fact, or a new fact behind it."""
    text, key = fact.span.source.text, fact.span
    there = _VALUE.match(text, key.end)
    if there is None:
        raise ValueError("a fact of one value stands behind its name")
    if answer == CHANGE:
        return Edit(start=there.start(1), end=there.end(1), text=value)
    begin = text.rfind("\n", 0, key.start) + 1
    lead = text[begin : key.start]
    if lead.strip():
        return Edit(start=there.end(1), end=there.end(1), text=f", {name}: {value}")
    end = text.find("\n", there.end(1))
    at = len(text) if end < 0 else end
    return Edit(start=at, end=at, text=f"\n{lead}{name}: {value}")
