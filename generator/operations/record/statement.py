"""What the record says of a text on a day, as a Document of one page in every language that Clausebook speaks.

In: the history of a text, and an `Inquiry` of an archive every file of which has been proved. Out: a Document: the
answer, what proves it, the hashes, and the limits of the proof.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from ...editions import Issue, TextHistory
from ...editions.manifest import MANIFEST
from ...model.diagnostics import Message
from ...model.document import Document, Section, Strong
from ...model.make import beside, bullets, paragraph, run_of, section, table
from .evidence import in_project
from .sentences import Inquiry, answer, proof

Say = Callable[[Message], str]
"""What says a message in a language."""
_LIMITS = (
    Message("record.limit-stated"),
    Message("record.limit-rewritten"),
    Message("record.limit-shown"),
    Message("record.limit-compare"),
)


def statement(
    told: TextHistory, held: Issue, inquiry: Inquiry, read: date, speakers: Mapping[str, Say], base_url: str
) -> Document:
    """Return the statement about a text that is held for the day, of which the files were `read` on a day.

    `speakers` are by language, the first one leads. What lies after the day of reading is told as things stand.
    """
    inquiry = replace(inquiry, asked=min(inquiry.asked, read))
    count = sum(1 for one in inquiry.archive.editions if one.entered is None)
    proved = Message("record.proved", day=read, count=count)
    parts = (
        _beside(speakers, _ended(answer(told, inquiry)), (proved, *proof(told, held, inquiry))),
        _hashes(held, speakers),
        _beside(speakers, Message("record.limits"), _LIMITS),
    )
    return Document(
        work=told.work,
        kind="statement",
        jurisdiction=None,
        edition=held.frozen.id,
        locale=next(iter(speakers)),
        direction="ltr",
        title=_joined(speakers, Message("record.title", day=inquiry.day)),
        description="",
        publisher="",
        path="",
        notice=f"{base_url}{held.document.path}",
        dates=(),
        modified=read,
        table_of_contents=False,
        sections=parts,
        sign_off=None,
        translations=(),
        related=(),
    )


def _beside(speakers: Mapping[str, Say], lead: Message, lines: tuple[Message, ...]) -> Section:
    """Return a line that leads and sentences below it, the languages beside each other."""
    said = ((tag, (lead, *map(_ended, lines)), say) for tag, say in speakers.items())
    runs = ((tag, [run_of(say(one)) for one in told]) for tag, told, say in said)
    blocks = ((tag, "ltr", "", (paragraph(Strong(children=first)), bullets(rest))) for tag, (first, *rest) in runs)
    return section(clause="", anchor="", placement="unnumbered", title=(), blocks=(beside(blocks),))


def _ended(message: Message) -> Message:
    return Message("history.sentence", sentence=message)


def _joined(speakers: Mapping[str, Say], message: Message) -> str:
    return " · ".join(say(message) for say in speakers.values())


def _hashes(held: Issue, speakers: Mapping[str, Say]) -> Section:
    rows = [(in_project(held.frozen, name), sha256) for name, sha256 in _files(held)]
    head = (_joined(speakers, Message("record.file")), "SHA-256")
    files = table("", [[[run_of(text)] for text in row] for row in (head, *rows)])
    return section(clause="", anchor="hashes", placement="unnumbered", title=(), blocks=(files,))


def _files(held: Issue) -> Iterator[tuple[str, str]]:
    yield MANIFEST, held.frozen.sha256
    yield from ((part.path, part.sha256) for part in held.parts.values())
