"""IMPORT.md: what an import understood, what it proposes, what is different, and what is wrong with the text.

In: an `Imported`, the notes of the readers, and the sentences of a language. Out: Markdown, and the same in short.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model.diagnostics import Message
from ..model.document import Section, plain_text, walk_sections
from ..model.nodes import Listing
from ..report import Sentences
from . import Imported
from .draft import DraftDocument
from .proof import compare
from .proof.compare import PageDifference
from .received import Received
from .rough import Rough
from .undecided import SURE, Undecided, undecided


def _by_last(*ids: str) -> Mapping[str, str]:
    """Return ids of messages by what stands behind the point."""
    return {id.partition(".")[2]: id for id in ids}


_BESIDE = _by_last(
    *("beside.navigation", "beside.around", "beside.control", "beside.dialog", "beside.hidden", "beside.front"),
    *("beside.footnote", "beside.comment", "beside.contents", "beside.picture", "beside.old-number", "beside.unknown"),
)
"""Why words of a file may be missing, by what they are beside its text."""
_REVISED = _by_last(
    *("review.inserted", "review.deleted", "review.moved-away", "review.moved-here", "review.formatted"),
    "review.comment",
)
"""What people did to a passage of a Word file."""
_SAID = _by_last(
    *("account.changed", "account.added", "account.moved", "account.reordered"),
    *("account.plain", "account.emphasized", "account.unstruck"),
)
"""What a page has in another way, by the kind of the difference."""


def account(made: Imported, received: Received, roughs: Sequence[Rough], sentences: Sentences) -> str:
    """Return IMPORT.md in a language."""
    lines = (line if isinstance(line, str) else sentences.text(line) for line in _account(made, received, roughs))
    return "\n".join(lines).rstrip() + "\n"


def in_short(made: Imported, received: Received) -> Message:
    """Return the summary that the command ends with."""
    drafts = made.trial.proposal.drafts
    counts = (
        Message("count.documents", count=len(drafts)),
        Message("count.clauses", count=sum(len(list(walk_sections(draft.sections))) for draft in drafts)),
        Message("count.facts", count=sum(len(group) for group in made.trial.proposal.facts.values())),
        Message("count.terms", count=len(made.trial.proposal.terms)),
        Message("count.findings", count=sum(made.trial.found.values())),
        *((Message("import.frozen", count=len(received.texts)),) if received.texts else ()),
        Message("import.words-lost", count=made.lost) if made.lost else Message("import.no-word-lost"),
    )
    return Message("import.in-short", counts=counts)


def unlike(made: Imported, roughs: Sequence[Rough]) -> tuple[Message, ...]:
    """Return what the pages lack of the files, and what they have in another way."""
    return (*_left_out(made), *_differences(made, roughs))


def _account(made: Imported, received: Received, roughs: Sequence[Rough]) -> Iterator[Message | str]:
    proposal = made.trial.proposal
    yield from (Message("account.title"), "", Message("account.about"))
    yield from _decisions(undecided(proposal.drafts))
    for draft in proposal.drafts:
        yield from ("", *_document(draft))
    left_out = tuple(_left_out(made))
    if left_out:
        yield from ("", Message("account.left-out"), "")
        yield from _list(left_out, Message("account.none"))
    above = (Message("account.see-above"),) if left_out else ()
    yield from ("", Message("account.differences"), "")
    yield from _list((*_differences(made, roughs), *above), Message("account.none"))
    yield from _review(roughs)
    yield from ("", Message("account.proposed"), "")
    yield from _list(proposal.notes, Message("account.nothing-certain"))
    yield from ("", Message("account.findings"), "")
    yield from _list(_counts(made.trial.found), Message("account.none"))
    if made.trial.quiet:
        yield from ("", Message("account.quiet", rules=made.trial.quiet))
    frozen = tuple(_received(received))
    if frozen:
        yield from ("", Message("account.received"), "")
        yield from _list(frozen, Message("account.none"))


def _counts(found: Mapping[str, int]) -> tuple[Message, ...]:
    counts = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Message("account.found", times=count, rule=rule) for rule, count in counts)


def _received(received: Received) -> Iterator[Message]:
    """Yield which editions were frozen, which were not, and what a release would have asked for."""
    for edition, count in received.texts.items():
        yield Message("account.received-edition", edition=edition, count=count)
    if received.unkept:
        yield Message("account.received-unkept", editions=received.unkept)
    if received.ahead:
        yield Message("account.received-ahead", editions=received.ahead)
    if received.unprinted:
        yield Message("account.received-json", reasons=received.unprinted)
    if received.found:
        yield Message("account.received-gates", found=_counts(received.found))


def _decisions(clauses: Sequence[Undecided]) -> Iterator[Message | str]:
    """Yield one table of all clauses of which nobody is sure that two languages have them."""
    if clauses:
        yield from ("", Message("account.to-decide"), "", Message("account.to-decide-about"), "")
        yield from (Message("account.to-decide-head"), "|---|---|---|")
    for one in clauses:
        titles = " / ".join(f"{title} ({locale})" for locale, title in one.titles.items())
        sure = Message("account.unsure", share=f"{one.sure:.2f}") if one.sure else Message("account.unread")
        yield Message("account.to-decide-row", work=one.work, clause=one.clause, titles=_cell(titles), sure=sure)


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
        title = _cell(plain_text(section.title)) if line else Message("account.preface")
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


def _left_out(made: Imported) -> Iterator[Message]:
    """Yield what files have and pages lack, each with the reason."""
    for path, found in made.trial.differences.items():
        yield from (told(path, one) for one in found if one.kind == compare.LEFT_OUT)


def told(path: str, one: PageDifference) -> Message:
    """Return what a page has in another way than a file."""
    if one.kind == compare.LEFT_OUT:
        reason = Message(_BESIDE[one.aside or "unknown"])
        return Message("account.lacks", path=path, line=one.line, words=one.lacks, reason=reason)
    return Message(_SAID[one.kind], path=path, line=one.line, words=one.lacks, instead=one.has)


def _differences(made: Imported, roughs: Sequence[Rough]) -> Iterator[Message]:
    for rough in roughs:
        yield from (Message("account.read", path=rough.path, note=note) for note in rough.notes)
    for path, found in made.trial.differences.items():
        yield from (told(path, one) for one in found if one.kind not in {compare.LEFT_OUT, compare.UPRIGHT})
        slanted = [one for one in found if one.kind == compare.UPRIGHT]
        if slanted:
            yield Message("account.upright", path=path, line=slanted[0].line, count=len(slanted))
    yield from (Message("account.given-up", document=name) for name in made.given_up)


def _review(roughs: Sequence[Rough]) -> Iterator[Message | str]:
    """Yield one table of what people changed and remarked in the files."""
    if any(rough.review for rough in roughs):
        yield from ("", Message("account.review"), "", Message("account.review-about"), "")
        yield from (Message("account.review-head"), "|---|---|---|---|---|---|")
    for rough in roughs:
        for one in rough.review:
            passage, remark, author = (_cell(text) for text in (one.passage, one.remark, one.author))
            what = Message(_REVISED[one.kind])
            yield Message(
                "account.review-row",
                path=rough.path,
                what=what,
                author=author,
                day=one.day,
                passage=passage,
                remark=remark,
            )


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _list(lines: Sequence[Message], nothing: Message) -> Iterator[Message]:
    yield from (Message("account.item", text=line) for line in lines) if lines else (nothing,)
