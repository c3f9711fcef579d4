"""One type for everything that is wrong with a project, and messages as data.

In: what a stage saw and where. Out: values that travel beside the result. Nothing here holds a sentence or prints: a
message is an id with values, its sentences stand in `locales/<language>/messages.yaml`, and `report` joins the two. A
stage collects diagnostics and goes on; only bugs raise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from pathlib import PurePath
from typing import ClassVar

from .source import Span


class Severity(Enum):
    """How much a finding matters: an error stops the build, a warning stops `--strict`."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"


@dataclass(frozen=True, slots=True, init=False)
class Message:
    """A sentence by its id, `group.name`, with the values of its placeholders; `Message("help.add-key", key="format")`.

    Every language has a sentence for the id. A value is a text of the project, a number, a day, another message, or
    several of these, which the sentence joins.
    """

    id: str
    values: tuple[tuple[str, Value], ...]

    def __init__(self, id: str, /, **values: Value) -> None:
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "values", tuple(values.items()))


Value = str | int | date | PurePath | Message | tuple[str | int | date | PurePath | Message, ...]
"""What fills a placeholder."""


class RefusalError(Exception):
    """What was asked for cannot be done; `message` says why.

    Its `kind` says what is wrong: a `call`, which somebody typed; a `tool` beside this program, or the want of one; or
    neither.
    """

    kind: ClassVar[str] = ""

    def __init__(self, message: Message | str, /, **values: Value) -> None:
        self.message = as_message(message, values)
        super().__init__(self.message)


_HELD = frozenset({5, 32, 33})
"""What Windows answers who replaces a file that another program holds open: denied, shared, locked."""


def reason(cause: Exception) -> Message | str:
    """Return what an exception says, as a value of a sentence: of the system's own errors the words alone."""
    if isinstance(cause, RefusalError):
        return cause.message
    if getattr(cause, "winerror", None) in _HELD:
        return Message("cli.held")
    return (cause.strerror if isinstance(cause, OSError) else None) or str(cause)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A second place or fact that explains a finding, such as the clause of the other language."""

    message: Message
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding: one sentence, the place, and what to do.

    `span` is None only where no file is to blame (a missing library of the machine). `helps` say what to write instead;
    `notes` point elsewhere. `fix` is the one right text for the range, where there is only one.
    """

    severity: Severity
    message: Message
    span: Span | None = None
    helps: tuple[Message, ...] = ()
    notes: tuple[Note, ...] = ()
    fix: str | None = None

    @property
    def rule(self) -> str:
        """The rule that is broken, which begins the id of the message: "allow <rule>" reads as a sentence."""
        return self.message.id.partition(".")[0]

    def with_help(self, *helps: Message | str | None, **values: Value) -> Diagnostic:
        """Return the finding with more help, by id and values; None is left out, so that a guess may fail quietly."""
        return replace(self, helps=(*self.helps, *(as_message(help, values) for help in helps if help)))

    def with_fix(self, text: str) -> Diagnostic:
        """Return the finding with the text that has to stand in its range."""
        return replace(self, fix=text)

    def with_note(self, message: Message | str, span: Span | None = None, /, **values: Value) -> Diagnostic:
        """Return the finding with one more note, by id and values."""
        return replace(self, notes=(*self.notes, Note(message=as_message(message, values), span=span)))


def error(message: Message | str, span: Span | None, /, **values: Value) -> Diagnostic:
    """Return a finding that stops the build: the message `rule.name`, the place, the values of the sentence."""
    return Diagnostic(severity=Severity.ERROR, message=as_message(message, values), span=span)


def warning(message: Message | str, span: Span | None, /, **values: Value) -> Diagnostic:
    """Return a finding that a person should see and `--strict` refuses."""
    return Diagnostic(severity=Severity.WARNING, message=as_message(message, values), span=span)


def suggestion(message: Message | str, span: Span | None, /, **values: Value) -> Diagnostic:
    """Return a finding that is shown to whoever asks for suggestions."""
    return Diagnostic(severity=Severity.SUGGESTION, message=as_message(message, values), span=span)


def as_message(message: Message | str, values: Mapping[str, Value]) -> Message:
    """Return a message, or that of an id with its values."""
    return message if isinstance(message, Message) else Message(message, **values)


def did_you_mean(name: str, candidates: Iterable[str]) -> Message | None:
    """Return the help "did you mean ...?" for the candidates closest to `name`, or None."""
    from difflib import get_close_matches

    close = get_close_matches(name, sorted(set(candidates)), n=3, cutoff=0.6)
    return Message("help.did-you-mean", names=tuple(close)) if close else None


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Say whether any of the findings stops the build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def seen_from(prefix: str, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield diagnostics with paths that begin further up: `prefix` leads from there to the project, as in `legal/`."""
    for one in diagnostics:
        notes = tuple(replace(note, span=note.span and note.span.seen_from(prefix)) for note in one.notes)
        yield replace(one, span=one.span and one.span.seen_from(prefix), notes=notes)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings by file, place and rule, each once; those without a file come first."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=_place))


def _place(diagnostic: Diagnostic) -> tuple[str, int, str, str]:
    span = diagnostic.span
    return (span.source.path if span else "", span.start if span else 0, diagnostic.rule, str(diagnostic.message))
