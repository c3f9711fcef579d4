"""What the desk says otherwise than the command line: where a message names a command to run, the title of its button.

In: the sentences of a language. Out: sentences that name commands by the words on the desk, and every other text as it
is. A command that the desk has not, or has not with these options, stays as it is typed.
"""

from __future__ import annotations

import re

from ..languages.characters import HAN
from ..model.diagnostics import Message
from ..report import Sentences
from .verbs import OPTION, VERBS, DeskVerb

_COMMAND = re.compile(rf"(?:(?<=[{HAN}]) )?`(?P<program>clausebook )?(?P<words>[a-z][^`]*)`(?: (?=[{HAN}]))?")
_TITLE = "\0"
"""Stands before a title until all of them are said."""
_SHOWN = {
    "diff": "desk.view-redline",
    "build": "desk.view-draft",
    "status": "desk.ledger",
    "comment list": "desk.ledger",
    "word list": "desk.word-in",
    "word list FILE": "desk.word-in",
}
"""What the desk shows without being asked for it."""


class DeskSentences(Sentences):
    """The sentences of a language as the desk says them."""

    def text(self, message: Message) -> str:  # type: ignore[explicit-override]
        """Return what a message says."""
        return self.at_desk(Sentences.text(self, message))

    def at_desk(self, told: str) -> str:
        """Return what a command said, in the words of the desk."""
        run, choose = (self.sentence(id, {}) for id in ("desk.run", "desk.choose"))
        return _COMMAND.sub(self._titled, told).replace(f"{run}{_TITLE}", choose).replace(_TITLE, "")

    def _titled(self, found: re.Match[str]) -> str:
        words = found["words"].rstrip()
        title = _title(words) if found["program"] or " " in words else None
        return f"{_TITLE}“{self.say(title)}”" if title else found[0]


def at_desk(sentences: Sentences) -> DeskSentences:
    """Return the sentences of a language as the desk says them."""
    return DeskSentences(language=sentences.language, groups=sentences.groups)


def _title(words: str) -> str | None:
    """Return the title of the verb that a command is, the one that makes the most of its options; None for none."""
    options = {one.partition("=")[0] for one in words.split() if one.startswith(OPTION)}
    fitting = [one for one in VERBS.values() if f"{words} ".startswith(f"{one.verb} ") and _takes(one, options)]
    best = max(fitting, key=lambda one: (len({*one.always, one.made[0]} & options), not one.made[1]), default=None)
    return _SHOWN.get(words) or (best.title if best else None)


def _takes(verb: DeskVerb, options: set[str]) -> bool:
    return {*verb.always} <= options <= {*verb.always, verb.tried, verb.made[0], *(one.name for one in verb.fields)}
