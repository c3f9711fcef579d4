"""What an import proposes, as YAML to edit and to apply.

In: drafts. Out: the text of a plan; and from an edited plan what it tells: for each document its work, language and
kind, for each heading its clause and level, for each fact whether it is used and its name. A plan and a file give the
same project, always.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..model.diagnostics import Diagnostic, error
from ..model.document import plain_text, walk_sections
from ..model.source import Source, Span
from ..parse.record import RecordValues, defaulting, listed, optional, own_name, place_of, record_of, required
from ..parse.shape import Findings, NamedRecords, one_of
from ..parse.shape import Sequence as ListOf
from ..parse.tree import read_tree
from ..parse.values import DAY, LINE, LOCALE, NAME, whole_number
from ..parse.yamltext import flow, quoted
from ..report import Sentences
from .draft import DraftDocument
from .undecided import decisions


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedHeading:
    """What a plan says of a heading: the id of its clause, where it gives that, and its level, 1 for the outermost."""

    line: int
    clause: str
    span: Span
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedFact:
    """A fact of a plan: its name there, its value, and the sentence of the text where it first stands.

    By value and sentence it is known; where a plan says neither, by its name.
    """

    name: str
    value: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDocument:
    """What a plan says of a document; it is known by its file and the line of its title."""

    file: str
    line: int
    work: str
    locale: str
    kind: str
    amends: str | None
    clauses: Mapping[int, PlannedHeading] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Which clause of the language that names them a clause of another is; `same`, at `span`, is None for none."""

    work: str
    locale: str
    clause: str
    same: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What a plan says. `facts` are those to use, None for all that are proposed."""

    day: date
    publisher: str | None
    original: str | None
    documents: tuple[ToldDocument, ...]
    facts: tuple[PlannedFact, ...] | None
    decisions: tuple[Decision, ...] = ()

    def decided(self, work: str, locale: str) -> Mapping[str, str | None]:
        """Return what was decided on the clauses of a document, by their ids."""
        return {one.clause: one.same for one in self.decisions if (one.work, one.locale) == (work, locale)}

    def of(self, file: str, line: int) -> ToldDocument | None:
        """Return what is said of the document of a file whose title stands on a line."""
        return next((one for one in self.documents if (one.file, one.line) == (file, line)), None)


def plan_source(
    drafts: Sequence[DraftDocument],
    publisher: str | None,
    facts: Sequence[PlannedFact],
    day: date,
    sentences: Sentences,
) -> str:
    """Return the YAML of a plan, its comments in the language of `sentences`."""
    lines = [
        f"# {sentences.say('import.plan-head')}",
        f"date: {day.isoformat()}",
        *([f"publisher: {quoted(publisher)}"] if publisher else []),
        f"original: {drafts[0].locale}",
        f"# {sentences.say('import.plan-facts')}",
        *_facts(facts),
        *_decisions(drafts, sentences),
        "documents:",
    ]
    for draft in drafts:
        lines += [f"  - file: {quoted(draft.path)}", f"    line: {draft.line}", f"    title: {quoted(draft.title)}"]
        lines += [f"    work: {draft.work}", f"    locale: {draft.locale}", f"    kind: {draft.kind}"]
        lines += [f"    amends: {draft.amends}"] if draft.amends else []
        lines.append("    clauses:")
        lines += [f"      - {line}" for line in _clauses(draft)]
    return "\n".join(lines) + "\n"


def _facts(facts: Sequence[PlannedFact]) -> Iterator[str]:
    yield "facts:" if facts else "facts: {}"
    for one in facts:
        told = {"value": one.value} | ({"text": one.text} if one.text else {})
        yield f"  {one.name}: {flow(told)}"


def _decisions(drafts: Sequence[DraftDocument], sentences: Sentences) -> Sequence[str]:
    found = decisions(drafts)
    lines = [f"# {sentences.say('import.plan-undecided')}", "undecided:"]
    for draft, section, sure in found:
        clause, title = section.clause, plain_text(section.title)
        same = clause if sure else _NOBODY
        told = {"work": draft.work, "locale": draft.locale, "clause": clause, "same": same, "sure": f"{sure:.2f}"}
        lines.append(f"  - {flow({**told, 'title': title})}")
    return lines if found else []


def _clauses(draft: DraftDocument) -> Iterator[str]:
    for section in walk_sections(draft.sections):
        if section.clause in draft.headings:
            told = {"line": str(draft.headings[section.clause]), "clause": section.clause, "level": str(section.level)}
            sure = f"{draft.sure.get(section.clause, 0):.2f}"
            yield flow({**told, "sure": sure, "title": plain_text(section.title)})


def unknown_in(plan: ImportPlan, drafts: Sequence[DraftDocument], facts: Collection[str]) -> tuple[str, ...]:
    """Return what a plan names and nothing proposes: facts by name, documents and headings by file and line."""
    lines = {(draft.path, line) for draft in drafts for line in (draft.line, *draft.headings.values())}
    told = {(one.file, line) for one in plan.documents for line in (one.line, *one.clauses)}
    return (
        *sorted({one.name for one in plan.facts or ()} - set(facts)),
        *(f"{file}:{line}" for file, line in sorted(told - lines)),
    )


# --- reading ----------------------------------------------------------------------------------------------------------

_NUMBER = whole_number(1, 1_000_000)
_CLAUSE = required("clause", NAME, "The id of the clause, the same in every language.")
_SURE = optional("sure", LINE, "How sure the proposal was; it decides nothing.")
_TITLE = optional("title", LINE, "The title, to find it by; it decides nothing.")
_WORK = required("work", NAME, "The work that it becomes.")
_LOCALE = required("locale", LOCALE, "Its language.")
_HEADING = record_of(
    "A heading",
    PlannedHeading,
    line=required("line", _NUMBER, "The line of the heading in its file."),
    clause=_CLAUSE,
    level=required("level", whole_number(1, 6), "1 for the outermost headings."),
    _sure=_SURE,
    _title=_TITLE,
    span=place_of(_CLAUSE),
)


def _document(clauses: Iterable[PlannedHeading], **told: Any) -> ToldDocument:
    return ToldDocument(clauses={one.line: one for one in clauses}, **told)


_DOCUMENT = record_of(
    "A document",
    _document,
    file=required("file", LINE, "The file that holds the document."),
    line=required("line", _NUMBER, "The line of the heading in its file."),
    _title=_TITLE,
    work=_WORK,
    locale=_LOCALE,
    kind=required("kind", one_of(("policy", "addendum")), "What it is."),
    amends=optional("amends", NAME, "The work that an addendum belongs to."),
    clauses=listed("clauses", _HEADING, "Its headings."),
)
_NOBODY = "none"
_SAME = required("same", NAME, "The id of the clause that says the same, none for no clause.")
_DECISION = record_of(
    "A decision",
    Decision,
    work=_WORK,
    locale=_LOCALE,
    clause=_CLAUSE,
    _same=_SAME,
    _sure=_SURE,
    _title=_TITLE,
    same=lambda values: None if values[_SAME] == _NOBODY else values[_SAME],
    span=place_of(_SAME),
)
_UNDECIDED = listed("undecided", _DECISION, "Which clauses of two languages are one, where it is unsure.")
_FACT = record_of(
    "A fact",
    PlannedFact,
    name=own_name,
    value=defaulting("value", LINE, "", "Its value, to know it by."),
    text=defaulting("text", LINE, "", "The sentence where it first stands, to know it by."),
)
_DOCUMENTS = required("documents", ListOf(item=_DOCUMENT), "The documents.")


def _given_twice(document: ToldDocument, made: Sequence[Decision]) -> Iterator[Diagnostic]:
    """Yield what is wrong with ids that two clauses of a document have once the decisions on them are followed."""
    own = [one for one in made if (one.work, one.locale) == (document.work, document.locale)]
    undecided = (one for one in document.clauses.values() if one.clause not in {other.clause for other in own})
    given = [*((one.clause, one.span) for one in undecided), *((one.same, one.span) for one in own if one.same)]
    first: dict[str, Span] = {}
    for name, span in sorted(given, key=lambda each: each[1].start):
        if name in first:
            found = error("duplicate-id.clause", span, name=name).with_help("duplicate-id.another")
            yield found.with_note("note.first", first[name])
        first.setdefault(name, span)


def _judge(values: RecordValues, findings: Findings) -> None:
    made = values[_UNDECIDED]
    for document in values[_DOCUMENTS]:
        findings += _given_twice(document, made)


def _plan(facts: Mapping[str, PlannedFact] | None, **told: Any) -> ImportPlan:
    return ImportPlan(facts=None if facts is None else tuple(facts.values()), **told)


_PLAN = record_of(
    "A plan of an import",
    _plan,
    _judge,
    day=required("date", DAY, "The day of the import: the edition of a document without a date."),
    publisher=optional("publisher", LINE, "Whose documents they are."),
    original=optional("original", LOCALE, "The language that translations are made from."),
    facts=optional("facts", NamedRecords(key=NAME, value=_FACT), "The facts to use, by the names to give them."),
    decisions=_UNDECIDED,
    documents=_DOCUMENTS,
)


def read_plan(source: Source) -> tuple[ImportPlan | None, tuple[Diagnostic, ...]]:
    """Return what a plan says, and all that is wrong with it; None in its place where it cannot be used."""
    node, found = read_tree(source)
    findings: Findings = list(found)
    plan = _PLAN.read(node, findings)
    return (None if findings else plan), tuple(findings)
