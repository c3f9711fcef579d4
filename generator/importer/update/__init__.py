"""A returned or newer file brought into a project: the clauses that it changes, and nothing else.

In: a project, and drafts of texts that it has. Out: an `Update`: the files that change, the project as they leave it,
and what its pages have in another way than the file. Nothing is written.

    target      which Document of the project a draft is
    units       a text line by line: paragraphs, items, rows
    places      where the printed characters of a clause stand in its file
    lines       the lines of a working text and of a draft
    matching    which of them are one
    edits       new words in the place of old ones
    patch       blocks, items and rows that came or went; moved: those that stand elsewhere, as they were written
    contacts    a contact of which some lines are there
    files       the files of a project as a draft leaves them
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from ...check import RULES
from ...disk.project import Project
from ...model.diagnostics import Diagnostic, Message, Severity
from ...model.document import Document, Section, plain_text, walk_sections
from ...model.nodes import walk
from ...model.source import Source
from ...model.wording import text_digest
from ...operations.build import read_project
from ...operations.reading import Reading
from ..alignment import with_ids_of
from ..draft import DraftDocument
from ..markers import split_marker
from ..proof import Scan
from ..proof.compare import EMPHASIZED, PLAIN, PageDifference
from ..trial import UnbuildableError, proved
from .edits import WORD
from .files import Proposed, propose_update
from .lines import said
from .target import UncertainError, UpdateTarget, document_of

__all__ = ["UncertainError", "Update", "UpdateTarget", "bring_back", "errors_of", "with_texts"]


_LOOKS = frozenset({PLAIN, EMPHASIZED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What a file changes: `texts` by path, None for a file that goes; `changed` are Documents as they were and are.

    `lost` is what the pages have in another way than each file, dates and generated words left aside, `looks` what is
    bold in one of the two alone; `kept` are clauses that a file has no more and that others need.
    """

    after: Reading
    texts: Mapping[str, str | None]
    changed: tuple[tuple[Document, Document], ...]
    notes: tuple[Message, ...]
    lost: Mapping[str, tuple[PageDifference, ...]]
    looks: Mapping[str, tuple[PageDifference, ...]]
    kept: frozenset[str]

    @property
    def lacks(self) -> bool:
        """Whether the project says something else than a file."""
        return bool(self.kept or any(self.lost.values()))


def bring_back(
    before: Reading, drafts: Sequence[DraftDocument], scans: Mapping[str, Scan], wanted: UpdateTarget
) -> Update:
    """Return what makes a project say what drafts say.

    Raises UncertainError where it is not sure which text a draft is, and UnbuildableError where the project would not
    build.
    """
    keys = [document_of(draft, before.documents, wanted) for draft in drafts]
    after, notes, kept = before, list[Message](), set[str]()
    for draft, key in zip(drafts, keys, strict=True):
        after, proposed = _brought(after, draft, key, wanted.clauses)
        again = propose_update(after, _document(after, key), draft, wanted.clauses, proposed.kept)
        notes += (*proposed.notes, *again.left)
        kept |= proposed.kept
    old, new = before.project.sources, after.project.sources
    texts = {path: new[path].text if path in new else None for path in old.keys() | new.keys()}
    then, now = ({(one.work, one.locale): one for one in reading.documents} for reading in (before, after))
    named = [replace(draft, work=work, locale=locale) for draft, (work, locale) in zip(drafts, keys, strict=True)]
    told = (word for draft, key in zip(drafts, keys, strict=True) for word in _generated(draft, then[key], now[key]))
    generated = frozenset(told)
    differences = proved(named, after, scans)
    return Update(
        after=after,
        texts={path: text for path, text in sorted(texts.items()) if path not in old or text != old[path].text},
        changed=tuple((then[one], now[one]) for one in now if text_digest(then[one]) != text_digest(now[one])),
        notes=tuple(notes),
        kept=frozenset(kept),
        lost={path: _lost(found, named, generated) for path, found in differences.items()},
        looks={path: tuple(one for one in found if one.kind in _LOOKS) for path, found in differences.items()},
    )


def _brought(reading: Reading, draft: DraftDocument, key: tuple[str, str], only: Set[str]) -> tuple[Reading, Proposed]:
    """Return a project with the text of a draft; clauses that others need stay, where it would not build without."""
    document = _document(reading, key)
    proposed = propose_update(reading, document, draft, only, frozenset())
    made = with_texts(reading, proposed.texts)
    if errors_of(made) and proposed.removed:
        proposed = propose_update(reading, document, draft, only, proposed.removed)
        made = with_texts(reading, proposed.texts)
    if errors_of(made):
        raise UnbuildableError(errors_of(made))
    return made, proposed


def _document(reading: Reading, key: tuple[str, str]) -> Document:
    return next(one for one in reading.documents if (one.work, one.locale) == key)


def with_texts(reading: Reading, texts: Mapping[str, str | None]) -> Reading:
    """Return a project read with other texts by path, None for a file that goes."""
    kept = {path: source for path, source in reading.project.sources.items() if path not in texts}
    sources = kept | {path: Source(path=path, text=text) for path, text in texts.items() if text is not None}
    project: Project = replace(reading.project, sources=sources)
    return read_project(project, (), reading.day)


def errors_of(reading: Reading) -> tuple[Diagnostic, ...]:
    """Return what keeps a project from being built, whatever its text says: the text is the file's."""
    return tuple(one for one in reading.diagnostics if one.severity is Severity.ERROR and one.rule not in RULES)


def _generated(draft: DraftDocument, old: Document, new: Document) -> Iterator[str]:
    """Yield the words that a file has and a page makes in another way: typed numbers, titles that references say."""
    before, after = ({one.clause: one for one in walk_sections(each.sections)} for each in (old, new))
    for section in walk_sections(with_ids_of(draft, new).sections):
        if section.clause in after:
            numbers = zip(_numbers(section), _numbers(after[section.clause]), strict=False)
            titles = [plain_text(side[section.clause].title) for side in (before, after) if section.clause in side]
            for typed, computed in (*numbers, (titles[0], titles[-1])):
                yield from WORD.findall(f"{typed} {computed}") if said(typed) != said(computed) else ()


def _numbers(section: Section) -> list[str]:
    title = plain_text(section.title)
    typed = section.number or title.removesuffix(split_marker(title)[1])
    below = (number for one in section.sections if one.placement == "paragraph" for number in _numbers(one))
    return [typed, *filter(None, (getattr(node, "number", None) for node in walk(section.blocks))), *below]


def _lost(
    found: Sequence[PageDifference], drafts: Sequence[DraftDocument], generated: Set[str]
) -> tuple[PageDifference, ...]:
    """Return the words that pages lack, those of dates and generated ones left aside."""
    lines = {one.line for draft in drafts for one in draft.dates}
    return tuple(
        one
        for one in found
        if one.is_loss
        and one.line not in lines
        and not {word for word in WORD.findall(f"{one.lacks} {one.has}") if word.isalnum()} <= generated
    )
