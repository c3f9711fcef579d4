"""IMPORT.md: what an import understood, what it proposes, what is different, and what is wrong with the text.

In: an `Imported` and the notes of the readers. Out: Markdown, and the same in short for a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.document import List, Section, Table, plain_text, walk_sections
from . import Imported
from .draft import Draft
from .rough import Rough

_SURE = 0.6
"""From here on a topic is taken as told by the title."""


def account(made: Imported, roughs: Sequence[Rough]) -> str:
    """Return IMPORT.md."""
    return "\n".join(_account(made, roughs)).rstrip() + "\n"


def in_short(made: Imported) -> str:
    """Return the summary that the command ends with."""
    drafts = made.trial.proposal.drafts
    clauses = sum(len(list(walk_sections(draft.sections))) for draft in drafts)
    facts = sum(len(group) for group in made.trial.proposal.facts.values())
    findings = sum(made.trial.found.values())
    lost = sum(len(found) for found in made.trial.differences.values())
    counts = (
        (len(drafts), "document"),
        (clauses, "clause"),
        (facts, "fact"),
        (len(made.trial.proposal.terms), "term"),
        (findings, "finding"),
    )
    said = [f"{count} {noun if count == 1 else noun + 's'}" for count, noun in counts]
    return ", ".join((*said, f"{lost} words lost" if lost else "no word lost"))


def _account(made: Imported, roughs: Sequence[Rough]) -> Iterator[str]:
    proposal = made.trial.proposal
    yield from ("# What was imported", "")
    yield "Every word of the files is in this project; white space and list markers are left aside. `clausebook check`"
    yield "tells what is wrong with the text, which was not changed."
    for draft in proposal.drafts:
        yield from ("", *_document(draft))
    yield from ("", "## Differences", "")
    yield from _differences(made, roughs)
    yield from ("", "## Proposed", "")
    yield from _list(proposal.notes, "No fact, term or reference was certain enough.")
    yield from ("", "## Findings", "")
    counts = sorted(made.trial.found.items(), key=lambda one: (-one[1], one[0]))
    yield from _list([f"{count} × {rule}" for rule, count in counts], "None.")
    if made.trial.quiet:
        yield ""
        yield f"The text breaks {', '.join(made.trial.quiet)}, which would stop a build: `rules:` in clausebook.yaml"
        yield "makes warnings of them. Take a rule out there once the text keeps it."


def _document(draft: Draft) -> Iterator[str]:
    sections = tuple(walk_sections(draft.sections))
    yield f"## {draft.title} ({draft.work}, {draft.locale})"
    yield ""
    yield f"From {draft.path}, line {draft.line}: {_counted(sections)}."
    for one in draft.dates:
        yield f"“{one.label} {one.typed}” is its {one.kind} date."
    if draft.sign_off:
        yield f"{draft.sign_off.party} signs it."
    yield from ("", "| clause | title | line | topic |", "|---|---|---|---|")
    for section in sections:
        line = draft.headings.get(section.clause)
        title = plain_text(section.title).replace("|", "\\|") if line else "(before the first heading)"
        yield f"| {section.clause} | {title} | {line or ''} | {_certainty(draft.sure.get(section.clause, 0))} |"
    for note in draft.notes:
        yield from ("", f"Note: {note}.")


def _counted(sections: Sequence[Section]) -> str:
    blocks = [block for section in sections for block in section.blocks]
    lists, tables = (sum(isinstance(block, kind) for block in blocks) for kind in (List, Table))
    return f"{len(sections)} clauses, {lists} lists, {tables} tables"


def _certainty(sure: float) -> str:
    if sure == 0:
        return "named after its title"
    return "sure" if sure >= _SURE else f"not sure ({sure:.2f}): compare it with the other languages"


def _differences(made: Imported, roughs: Sequence[Rough]) -> Iterator[str]:
    lines = [f"{rough.path}: {note}" for rough in roughs for note in rough.notes]
    for draft in made.trial.proposal.drafts:
        lines += [
            f"{draft.path}, line {one.line}: “{one.words}” is left out: {one.reason}" for one in draft.differences
        ]
        found = made.trial.differences.get((draft.work, draft.locale), ())
        lines += [f"{draft.path}: {one.words}" for one in found]
    lines += [f"{name}: its form was given up, every line of it is a paragraph" for name in made.given_up]
    yield from _list(lines, "None.")


def _list(lines: Sequence[str], nothing: str) -> Iterator[str]:
    yield from (f"- {line}" for line in lines) if lines else (nothing,)
