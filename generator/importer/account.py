"""IMPORT.md: what an import understood, what it proposes, what is different, and what is wrong with the text.

In: an `Imported`, the notes of the readers, and the sentences of a language. Out: Markdown, and the same in short.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model.diagnostics import Message
from ..model.document import Section, plain_text, walk_sections
from ..model.nodes import Listing
from ..report import Sentences
from . import Imported
from .draft import DraftDocument
from .rough import Rough
from .undecided import SURE, Undecided, undecided


def account(made: Imported, roughs: Sequence[Rough], sentences: Sentences) -> str:
    """Return IMPORT.md in a language."""
    lines = (line if isinstance(line, str) else sentences.text(line) for line in _account(made, roughs))
    return "\n".join(lines).rstrip() + "\n"


def in_short(made: Imported) -> Message:
    """Return the summary that the command ends with."""
    drafts = made.trial.proposal.drafts
    lost = sum(len(found) for found in made.trial.differences.values())
    counts = (
        Message("count.documents", count=len(drafts)),
        Message("count.clauses", count=sum(len(list(walk_sections(draft.sections))) for draft in drafts)),
        Message("count.facts", count=sum(len(group) for group in made.trial.proposal.facts.values())),
        Message("count.terms", count=len(made.trial.proposal.terms)),
        Message("count.findings", count=sum(made.trial.found.values())),
        Message("import.words-lost", count=lost) if lost else Message("import.no-word-lost"),
    )
    return Message("import.in-short", counts=counts)


def _account(made: Imported, roughs: Sequence[Rough]) -> Iterator[Message | str]:
    proposal = made.trial.proposal
    yield from (Message("account.title"), "", Message("account.about"))
    yield from _decisions(undecided(proposal.drafts))
    for draft in proposal.drafts:
        yield from ("", *_document(draft))
    yield from ("", Message("account.differences"), "")
    yield from _list(tuple(_differences(made, roughs)), Message("account.none"))
    yield from ("", Message("account.proposed"), "")
    yield from _list(proposal.notes, Message("account.nothing-certain"))
    yield from ("", Message("account.findings"), "")
    counts = sorted(made.trial.found.items(), key=lambda one: (-one[1], one[0]))
    found = tuple(Message("account.found", times=count, rule=rule) for rule, count in counts)
    yield from _list(found, Message("account.none"))
    if made.trial.quiet:
        yield from ("", Message("account.quiet", rules=made.trial.quiet))


def _decisions(clauses: Sequence[Undecided]) -> Iterator[Message | str]:
    """Yield one table of all clauses of which nobody is sure that two languages have them."""
    if clauses:
        yield from ("", Message("account.to-decide"), "", Message("account.to-decide-about"), "")
        yield from (Message("account.to-decide-head"), "|---|---|---|")
    for one in clauses:
        titles = " / ".join(f"{title} ({locale})" for locale, title in one.titles.items()).replace("|", "\\|")
        sure = Message("account.unsure", share=f"{one.sure:.2f}") if one.sure else Message("account.unread")
        yield Message("account.to-decide-row", work=one.work, clause=one.clause, titles=titles, sure=sure)


def _document(draft: DraftDocument) -> Iterator[Message | str]:
    sections = tuple(walk_sections(draft.sections))
    yield from (Message("account.document", title=draft.title, work=draft.work, locale=draft.locale), "")
    yield Message("account.from", path=draft.path, line=draft.line, parts=_counted(sections))
    for one in draft.dates:
        yield Message("account.date", label=one.label, typed=one.typed, kind=one.kind)
    if draft.sign_off:
        yield Message("account.signs", party=draft.sign_off.party)
    yield from ("", Message("account.head"), "|---|---|---|---|")
    for section in sections:
        line = draft.headings.get(section.clause)
        title = plain_text(section.title).replace("|", "\\|") if line else Message("account.preface")
        sure = _certainty(draft.sure.get(section.clause, 0))
        yield Message("account.row", clause=section.clause, title=title, line=line or "", topic=sure)
    for note in draft.notes:
        yield from ("", Message("account.note", note=note))


def _counted(sections: Sequence[Section]) -> Message:
    blocks = [block for section in sections for block in section.blocks]
    lists = sum(isinstance(block, Listing) for block in blocks)
    tables = sum(block.name == "table" for block in blocks)
    return Message("account.parts", clauses=len(sections), lists=lists, tables=tables)


def _certainty(sure: float) -> Message:
    if sure == 0:
        return Message("account.after-title")
    return Message("account.sure") if sure >= SURE else Message("account.unsure", share=f"{sure:.2f}")


def _differences(made: Imported, roughs: Sequence[Rough]) -> Iterator[Message]:
    for rough in roughs:
        yield from (Message("account.read", path=rough.path, note=note) for note in rough.notes)
    for draft in made.trial.proposal.drafts:
        for one in draft.differences:
            reason = one.reason or ""
            yield Message("account.left-out", path=draft.path, line=one.line, words=one.words, reason=reason)
        for one in made.trial.differences.get((draft.work, draft.locale), ()):
            yield Message("account.differs", path=draft.path, words=one.words)
    yield from (Message("account.given-up", document=name) for name in made.given_up)


def _list(lines: Sequence[Message], nothing: Message) -> Iterator[Message]:
    yield from (Message("account.item", text=line) for line in lines) if lines else (nothing,)
