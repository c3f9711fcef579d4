"""The classes of change, and what follows from each of them: for the text, for its dates, for its readers.

A class is one member and its row. Whoever has to know what a class means asks for a property of it, so that no other
place lists classes.
"""

from __future__ import annotations

from enum import Enum, Flag, auto


class Effect(Flag):
    """What a change does to a work."""

    ADOPTS = auto()
    ALTERS_TEXT = auto()
    ALTERS_MEANING = auto()
    REVIEWS = auto()
    TAKES_NOTICE = auto()
    WITHDRAWS = auto()
    NEEDS_REASONS = auto()
    TOLD_BEFOREHAND = auto()


_ADOPTED = Effect.ADOPTS | Effect.ALTERS_TEXT | Effect.ALTERS_MEANING | Effect.REVIEWS
_CLAIMED = Effect.ALTERS_TEXT | Effect.NEEDS_REASONS
_MEANT = Effect.ALTERS_TEXT | Effect.ALTERS_MEANING | Effect.REVIEWS | Effect.TAKES_NOTICE


class Change(Enum):
    """What an edition did to a work: the word in the changelog, what it means to those who write one, what it does.

    `label` is the message of the catalogue by which readers of the history are told.
    """

    _value_: str
    meaning: str
    label: str
    _effects: Effect

    ADOPTED = "adopted", "", "First edition", _ADOPTED
    EDITORIAL = "editorial", "the same words, written otherwise", "Editorial change", Effect.ALTERS_TEXT
    CLARIFIED = (
        "clarified",
        "other words to the same effect",
        "Clarification",
        Effect.ALTERS_TEXT | Effect.NEEDS_REASONS,
    )
    SUBSTANTIVE = "substantive", "", "Substantive change", _MEANT
    MATERIAL = "material", "readers must be told beforehand", "Material change", _MEANT | Effect.TOLD_BEFOREHAND
    REVIEWED = "reviewed", "read, nothing changed", "Review", Effect.REVIEWS
    WITHDRAWN = "withdrawn", "", "Withdrawal", Effect.WITHDRAWS

    def __new__(cls, word: str, meaning: str, label: str, effects: Effect) -> Change:
        """Make a member that is found by its word: `Change("adopted")`."""
        member = object.__new__(cls)
        member._value_, member.meaning, member.label, member._effects = word, meaning, label, effects
        return member

    @property
    def adopts(self) -> bool:
        """Whether a text begins to be published that was not before."""
        return Effect.ADOPTS in self._effects

    @property
    def alters_text(self) -> bool:
        """Whether the words are others than before."""
        return Effect.ALTERS_TEXT in self._effects

    @property
    def alters_meaning(self) -> bool:
        """Whether what the words mean is something else than before: this moves the effective date."""
        return Effect.ALTERS_MEANING in self._effects

    @property
    def counts_as_review(self) -> bool:
        """Whether somebody has read the whole text."""
        return Effect.REVIEWS in self._effects

    @property
    def needs_notice(self) -> bool:
        """Whether a work may ask for a period between the day of the edition and the day on which it takes effect."""
        return Effect.TAKES_NOTICE in self._effects

    @property
    def is_told_beforehand(self) -> bool:
        """Whether readers must be told before it takes effect."""
        return Effect.TOLD_BEFOREHAND in self._effects

    @property
    def needs_reasons(self) -> bool:
        """Whether the changelog has to say of each passage why it has the effect that it had."""
        return Effect.NEEDS_REASONS in self._effects

    @property
    def withdraws(self) -> bool:
        """Whether the work ends, and so has no text in that edition."""
        return Effect.WITHDRAWS in self._effects

    @property
    def revises(self) -> bool:
        """Whether the words of a text that is published are changed."""
        return self.alters_text and not self.adopts


FIRST = next(change for change in Change if change.adopts)
"""The class of the entry with which a text begins."""
