"""Two states of a project compared: which texts their names mean, the redlines, and each as it is printed.

In: a Reading, and for each side the name of an edition, a day, or DRAFT. Out: `NamedTexts`, redlines by work and
locale, Documents with the names of their files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..editions import Frozen, FrozenDocument, load
from ..editions.lookup import texts_of, texts_on
from ..model.diagnostics import Message
from ..model.document import Document
from ..redline import Redline, Side, beside, compare, tracked, tracked_beside, with_summary
from ..redline.excerpt import excerpt
from ..redline.notes import Label
from ..render.redlines import RedlineForm
from .reader_notice import frozen_drafts, notices
from .reading import Reading

DRAFT = "draft"
"""The name of the working text."""

Key = tuple[str, str]
"""The work and the locale of a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTexts:
    """The texts that a name means: those of the draft, or frozen ones, which are loaded when they are asked for."""

    name: str
    drafts: Mapping[Key, Document]
    held: Mapping[Key, tuple[Frozen, FrozenDocument]]

    @property
    def keys(self) -> frozenset[Key]:
        """The works and locales of all."""
        return frozenset((*self.drafts, *self.held))

    def text(self, key: Key) -> Document | None:
        """Return a text, None where there is none. Raises EditionError for one that was altered."""
        return load(*self.held[key]) if key in self.held else self.drafts.get(key)

    def entered(self, keys: Sequence[Key]) -> Iterator[Message]:
        """Yield for each of these texts that nobody witnessed from which file and when it was entered."""
        for key in keys:
            frozen, document = self.held.get(key, (None, None))
            if frozen and document and frozen.entered:
                told = {"work": document.work, "locale": document.locale, "file": frozen.entered.name_of(document)}
                yield Message("diff.entered", edition=frozen.id, day=frozen.entered.entered, **told)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedRedline:
    """A redline as it is to be printed, and the name of its file."""

    name: str
    document: Document


def named_texts(reading: Reading, name: str) -> NamedTexts:
    """Return the texts that a name means. Raises UnknownEditionError for one that means none."""
    drafts = {(one.work, one.locale): one for one in reading.documents} if name == DRAFT else {}
    return NamedTexts(name=name, drafts=drafts, held={} if name == DRAFT else texts_of(reading.archive, name))


def texts_in_force(reading: Reading) -> NamedTexts:
    """Return the texts in force on the day of a reading. Raises UnknownEditionError where nothing is."""
    return NamedTexts(name=reading.day.isoformat(), drafts={}, held=texts_on(reading.archive, reading.day))


def redlines_of(reading: Reading, sides: tuple[NamedTexts, NamedTexts], keys: Sequence[Key]) -> dict[Key, Redline]:
    """Return the redlines of these texts. Raises EditionError for a frozen text that was altered."""
    old, new = sides
    return {key: compare(old.text(key), new.text(key), reading.label(key[1])) for key in keys}


def notices_of(
    reading: Reading, redlines: Mapping[Key, Redline], sides: tuple[NamedTexts, NamedTexts]
) -> Iterator[NamedRedline]:
    """Yield the notices to readers: one for each text that changed."""
    held = ({key: frozen for key, (frozen, _) in side.held.items()} for side in sides)
    editions = [own if side.name != DRAFT else frozen_drafts(reading) for side, own in zip(sides, held, strict=True)]
    yield from (NamedRedline(name=name, document=made) for name, made in notices(reading, redlines, editions))


def printed_redlines(
    reading: Reading,
    redlines: Mapping[Key, Redline],
    locales: Sequence[str],
    form: RedlineForm,
    *,
    called: Callable[[Sequence[Key], Label], tuple[str, str]],
    parity: Callable[[str], Callable[[str, str], str]],
) -> Iterator[NamedRedline]:
    """Yield the redlines to print: one for each text, or one for each work with its languages beside each other.

    `called` says how the two sides of some texts are called, `parity` what is found in a clause of a work.
    """
    changed = {key: redline for key, redline in redlines.items() if redline.changes}
    if len(locales) > 1:
        for work in dict.fromkeys(work for work, _ in changed):
            own = {key: redline for key, redline in redlines.items() if key[0] == work}
            words = [reading.languages[locale].label for _, locale in own]
            columns = [Side(redline=one, words=label) for one, label in zip(own.values(), words, strict=True)]
            names = called(tuple(own), words[0])
            made = tracked_beside(columns, names, parity(work)) if form.tracked else beside(columns, names)
            yield NamedRedline(name=work, document=made)
        return
    for key, redline in changed.items():
        words_of_one = reading.languages[key[1]].label
        document = (tracked if form.tracked else with_summary)(redline, words_of_one, called([key], words_of_one))
        yield NamedRedline(name=f"{key[1]}.{key[0]}", document=document if form.whole else excerpt(document))
