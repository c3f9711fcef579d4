"""What a person can do at the desk: commands of the command line, each as a form.

In: the commands as `Verb` values, which the command line makes of its own, and what somebody typed. Out: the arguments
of a call. One table says which commands there are, under which heading, and which of their fields are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

OPTION = "--"
"""Begins the name of a field that is an option; the others are arguments, in the order of the command."""
CONFIRMED = "confirmed"
"""The name of what a person sends who has seen what a verb would do."""

Typed = Mapping[str, tuple[str, ...]]
"""What stands in a form, by the names of its fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerbField:
    """What a command takes: `kind` is text, flag, day, file (one to read) or made (one to write).

    `choices` returns what may be chosen in the project of a folder as it is now, nothing where any text may be typed.
    """

    kind: str
    choices: Callable[[Path], tuple[str, ...]]
    about: str | None
    default: str
    is_required: bool
    is_repeated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """A command by its words, such as `comment add`, and what it takes, by name: `--locale`, an argument's `text`."""

    name: str
    about: str
    fields: Mapping[str, VerbField]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskField:
    """A field that is shown: the message that names it, what it is filled from, which choices it has here.

    One that no message names is offered by the answer alone.

    `is_needed` says that the use which the desk makes of a command needs what the command itself does not; `chosen`
    says what of the project may be chosen: comments, open-comments or editions.
    """

    name: str
    label: str
    filled: str = ""
    only: tuple[str, ...] = ()
    rows: int = 1
    is_needed: bool = False
    chosen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskVerb:
    """A verb that is shown below the heading of a `group`, "" for one that another's answer offers.

    `always` is typed in every call; `tried` once, before a person has seen what would be done; `made` is the option
    that says where files go, and the name of the file there, "" for a folder. `about` is the message that says what it
    does, "" where what the command says of itself is fit for a form.
    """

    verb: str
    title: str
    group: str
    about: str = ""
    fields: tuple[DeskField, ...] = ()
    always: tuple[str, ...] = ()
    tried: str = ""
    made: tuple[str, str] = ("", "")


def _shown(name: str, label: str, filled: str = "", rows: int = 1) -> DeskField:
    return DeskField(name=name, label=label, filled=filled, rows=rows)


_LOCALE = _shown("--locale", "desk.language", "locale")
_BY = _shown("--as", "desk.by", "by")
_COMMENT = DeskField(name="id", label="desk.comment-id", chosen="comments")
_OPEN = DeskField(name="id", label="desk.comment-id", chosen="open-comments")
_SAID = _shown("text", "desk.said", rows=4)
_FILE = _shown("file", "desk.file")
_WORK = _shown("--work", "desk.document", "work")
_APPROVED = (_shown("name", "desk.what", "work"), _LOCALE, _BY, _shown("--role", "desk.role"))
_CHOSEN = (_FILE, _shown("--change", "desk.changes"), _shown("--fact", "desk.facts"))
_FORMS = DeskField(name="--format", label="desk.form", only=("docx", "pdf", "html"))
_SENT = ("--out", "")

VERBS: Mapping[str, DeskVerb] = {
    "new-clause": DeskVerb(
        verb="new clause",
        title="desk.new-clause",
        group="desk.group-text",
        fields=(
            _shown("name", "desk.clause-name", "work/"),
            _shown("--title", "desk.headline", "locales"),
            _shown("--after", "desk.after", "clause-id"),
        ),
    ),
    "absence": DeskVerb(
        verb="new absence",
        title="desk.absent",
        group="desk.group-text",
        fields=(
            _shown("name", "desk.in-clause", "clause"),
            _LOCALE,
            _shown("--because", "desk.because", rows=3),
        ),
    ),
    "accept": DeskVerb(
        verb="accept",
        title="desk.accept",
        group="desk.group-text",
        fields=(
            _shown("clauses", "desk.in-clause", "clause"),
            _shown("--locale", "desk.language", "translation"),
            _shown("--editorial", "desk.editorial"),
        ),
    ),
    "follow": DeskVerb(
        verb="accept",
        title="desk.follow",
        group="",
        fields=(_shown("clauses", "desk.in-clause"), _LOCALE),
        always=("--translation",),
    ),
    "check": DeskVerb(
        verb="check",
        title="desk.check",
        group="desk.group-text",
        about="desk.about-check",
        fields=(_shown("--suggestions", "desk.suggestions-too"),),
    ),
    "comment": DeskVerb(
        verb="comment add",
        title="desk.comment",
        group="desk.group-comments",
        fields=(_shown("clause", "desk.in-clause", "clause"), _LOCALE, _shown("--on", "desk.on"), _SAID, _BY),
    ),
    "answer": DeskVerb(
        verb="comment answer",
        title="desk.answer",
        group="desk.group-comments",
        fields=(_COMMENT, _SAID, _BY),
    ),
    "resolve": DeskVerb(
        verb="comment resolve",
        title="desk.resolve",
        group="desk.group-comments",
        fields=(_OPEN, _BY),
    ),
    "word-out": DeskVerb(
        verb="word export",
        title="desk.word-out",
        group="desk.group-word",
        about="desk.about-word-out",
        fields=(_shown("work", "desk.document", "work"), _LOCALE),
        made=_SENT,
    ),
    "word-in": DeskVerb(
        verb="word import",
        title="desk.word-in",
        group="desk.group-word",
        about="desk.about-word-in",
        fields=(_FILE,),
    ),
    "word-accept": DeskVerb(verb="word accept", title="desk.take-in", group="", fields=_CHOSEN),
    "word-reject": DeskVerb(verb="word reject", title="desk.reject", group="", fields=_CHOSEN[:2]),
    "redline": DeskVerb(
        verb="diff",
        title="desk.redline-out",
        group="desk.group-word",
        about="desk.about-redline",
        fields=(DeskField(name="old", label="desk.since", chosen="editions"), _WORK, _LOCALE, _FORMS),
        made=_SENT,
    ),
    "exchange-out": DeskVerb(
        verb="exchange export",
        title="desk.exchange-out",
        group="desk.group-translators",
        fields=(_LOCALE, _shown("--format", "desk.form"), _shown("--stale", "desk.stale")),
        made=_SENT,
    ),
    "exchange-in": DeskVerb(
        verb="exchange import",
        title="desk.exchange-in",
        group="desk.group-translators",
        fields=(_FILE, _shown("--trust-approved", "desk.trust"), _shown("--as", "desk.reader")),
        tried="--dry-run",
    ),
    "ask": DeskVerb(
        verb="approve",
        title="desk.ask",
        group="desk.group-release",
        about="desk.about-ask",
        fields=_APPROVED,
        made=("--request", "approval.html"),
    ),
    "approve": DeskVerb(
        verb="approve",
        title="desk.approve",
        group="desk.group-release",
        about="desk.about-approve",
        fields=(*_APPROVED, _shown("--evidence", "desk.evidence"), _shown("--code", "desk.code")),
    ),
    "propose": DeskVerb(verb="release", title="desk.propose", group="desk.group-release", always=("--propose",)),
    "release": DeskVerb(
        verb="release",
        title="desk.release",
        group="desk.group-release",
        about="desk.about-release",
        tried="--dry-run",
    ),
    "send": DeskVerb(
        verb="send",
        title="desk.send",
        group="desk.group-team",
        fields=(
            _shown("--message", "desk.message", rows=2),
            DeskField(name="--as", label="desk.by", filled="by", is_needed=True),
        ),
        tried="--dry-run",
        made=("--into", ""),
    ),
    "receive": DeskVerb(
        verb="receive",
        title="desk.receive",
        group="desk.group-team",
        about="desk.about-receive",
        fields=(_FILE, _shown("--theirs", "")),
        tried="--dry-run",
    ),
    "update": DeskVerb(
        verb="import",
        title="desk.update",
        group="desk.group-import",
        fields=(_shown("files", "desk.file"), _WORK, _LOCALE),
        always=("--update",),
        tried="--dry-run",
    ),
    "enter": DeskVerb(
        verb="import",
        title="desk.enter",
        group="desk.group-import",
        about="desk.about-enter",
        fields=(
            _shown("files", "desk.file"),
            DeskField(name="--edition", label="desk.in-force-from", is_needed=True),
            DeskField(name="--source", label="desk.from-what", is_needed=True),
            _WORK,
            _LOCALE,
        ),
    ),
}
"""What the desk offers; to publish is not among it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSettings:
    """How the command line is called, its commands by name, and the word with which addresses of an editor begin."""

    program: tuple[str, ...] = ()
    verbs: Mapping[str, Verb] = field(default_factory=dict)
    editor: str = ""


def arguments_of(shown: DeskVerb, verb: Verb, typed: Typed, out: Path) -> tuple[str, ...]:
    """Return the arguments of a call: options first, so that no text is taken for one; files go below `out`."""
    named, placed = [], []
    for one in shown.fields:
        known = verb.fields[one.name]
        for value in _values(typed.get(one.name, ()), known):
            if not one.name.startswith(OPTION):
                placed.append(value)
            else:
                named.append(one.name if known.kind == "flag" else f"{one.name}={value}")
    option, name = shown.made
    made = (f"{option}={out / name}",) if option else ()
    tried = (shown.tried,) if shown.tried and CONFIRMED not in typed else ()
    return (*verb.name.split(), *shown.always, *tried, *made, *named, "--json", "--", *placed)


def _values(typed: Sequence[str], known: VerbField) -> Iterator[str]:
    """Yield what was typed; of several values each line is one."""
    for value in typed:
        yield from (line for line in (value.splitlines() if known.is_repeated else [value]) if line.strip())
