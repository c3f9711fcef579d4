"""The working text against what was frozen last.

In: the Documents of the working text and an `Archive`. Out: a `Difference` for each work and locale that has either.
What was frozen last is the newest text that was not cancelled, whether its day has come or not.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from ...editions import Archive, Frozen, FrozenDocument, load
from ...editions.lookup import last_texts
from ...model.document import Block, Document, Reference, Section, walk_sections
from ...model.library import Edition
from ...model.nodes import runs
from ...model.wording import Wording, of_clause, text_digest
from ...redline import Redline, compare
from ...redline.notes import Label, plainly


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A text as it was frozen last and as it is now; None where there is none. `ended`: it was withdrawn since."""

    work: str
    locale: str
    frozen: Frozen | None
    old: FrozenDocument | None
    new: Document | None
    ended: bool = False

    @property
    def changed(self) -> bool:
        """Whether the two say something else; a text that nothing was frozen of has not changed."""
        return bool(self.old and self.new and text_digest(self.new) != self.old.text)


def differences(
    archive: Archive, documents: Iterable[Document], cancelled: str | None = None
) -> tuple[Difference, ...]:
    """Return the texts of both sides, by work and locale; `cancelled` is an edition that an open entry cancels.

    A text that was withdrawn is missed by nobody: it is there only where there is a working text of it again.
    """
    now = {(document.work, document.locale): document for document in documents}
    then, withdrawn = last_texts(archive.editions, cancelled)
    return tuple(
        Difference(
            work=work,
            locale=locale,
            frozen=then.get((work, locale), (None, None))[0],
            old=then.get((work, locale), (None, None))[1],
            new=now.get((work, locale)),
            ended=(work, locale) in withdrawn,
        )
        for work, locale in sorted((then.keys() - withdrawn) | now.keys())
    )


def redline_of(difference: Difference, label: Label = plainly) -> Redline:
    """Return the redline of a difference. Raises EditionError where the frozen text is not as it was frozen."""
    return compare(frozen_text(difference), difference.new, label)


def frozen_text(difference: Difference) -> Document | None:
    """Return the text as it was frozen last, None where there is none. Raises EditionError as `redline_of` does."""
    return load(difference.frozen, difference.old) if difference.frozen and difference.old else None


def outlines_alone(old: Document | None, new: Document | None) -> frozenset[str]:
    """Return the clauses in which nothing changed but an outline, which says the titles of other clauses."""
    before, after = ({one.clause: one for one in walk_sections(text.sections)} if text else {} for text in (old, new))
    pairs = {clause: (before[clause], after[clause]) for clause in before.keys() & after.keys()}
    changed = {clause: pair for clause, pair in pairs.items() if of_clause(pair[0]) != of_clause(pair[1])}
    return frozenset(clause for clause, (was, now) in changed.items() if _without(was) == _without(now))


def _without(section: Section) -> Wording:
    """Return the wording of a clause without its outlines."""
    return of_clause(replace(section, blocks=tuple(block for block in section.blocks if not _is_outline(block))))


def _is_outline(block: Block) -> bool:
    """Say whether a block says nothing but references whose words nobody wrote."""
    said = [inline for run in runs((block,)) for inline in run]
    return bool(said) and all(isinstance(one, Reference) and one.generated for one in said)


def texts_of(
    edition: Edition, documents: Sequence[Document], awaited: Collection[tuple[str, str]] = ()
) -> tuple[Document, ...]:
    """Return the texts that an entry freezes, without their translations; which texts they belong to is kept.

    Those that are `awaited` are frozen with another entry.
    """
    named = {change.work: change.locales for change in edition.works if not change.change.withdraws}
    chosen = (one for one in documents if one.work in named and (not named[one.work] or one.locale in named[one.work]))
    return tuple(replace(one, translations=()) for one in chosen if (one.work, one.locale) not in awaited)


def withdrawn_texts(archive: Archive, cancelled: str | None = None) -> frozenset[tuple[str, str]]:
    """Return the texts that were withdrawn and not adopted again, by work and locale."""
    return last_texts(archive.editions, cancelled)[1]
