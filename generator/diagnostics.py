"""One type for everything that is wrong with a project.

In: what a stage saw and where. Out: values that travel beside the result. Nothing here prints: `report.py` writes
diagnostics as text, JSON or annotations. A stage collects diagnostics and goes on; only bugs raise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from .source import Span


class Severity(Enum):
    """How much a finding matters: an error stops the build, a warning stops `--strict`."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A second place or fact that explains a finding, such as the clause of the other language."""

    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding: the rule that it breaks, one sentence, the place, and what to do.

    `rule` names the fault, so that "allow <rule>" reads as a sentence. `span` is None only where no file is to blame
    (a missing library of the machine). `helps` say what to write instead; `notes` point elsewhere. `fix` is the one
    right text for the range, where there is only one.
    """

    rule: str
    severity: Severity
    message: str
    span: Span | None = None
    helps: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    fix: str | None = None

    def with_help(self, *helps: str | None) -> Diagnostic:
        """Return the finding with more help; None is left out, so that a guess may fail quietly."""
        return replace(self, helps=(*self.helps, *(text for text in helps if text)))

    def with_fix(self, text: str) -> Diagnostic:
        """Return the finding with the text that has to stand in its range."""
        return replace(self, fix=text)

    def with_note(self, message: str, span: Span | None = None) -> Diagnostic:
        """Return the finding with one more note."""
        return replace(self, notes=(*self.notes, Note(message=message, span=span)))


def error(rule: str, message: str, span: Span | None) -> Diagnostic:
    """Return a finding that stops the build."""
    return Diagnostic(rule=rule, severity=Severity.ERROR, message=message, span=span)


def warning(rule: str, message: str, span: Span | None) -> Diagnostic:
    """Return a finding that a person should see and `--strict` refuses."""
    return Diagnostic(rule=rule, severity=Severity.WARNING, message=message, span=span)


def did_you_mean(name: str, candidates: Iterable[str]) -> str | None:
    """Return the help line "did you mean ...?" for the candidates closest to `name`, or None."""
    from difflib import get_close_matches

    close = get_close_matches(name, sorted(set(candidates)), n=3, cutoff=0.6)
    return f"did you mean {' or '.join(f'`{match}`' for match in close)}?" if close else None


def suggestion(rule: str, message: str, span: Span | None) -> Diagnostic:
    """Return a finding that is shown to whoever asks for suggestions."""
    return Diagnostic(rule=rule, severity=Severity.SUGGESTION, message=message, span=span)


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Say whether any of the findings stops the build."""
    return any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the findings by file, place and rule, each once; those without a file come first."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=_place))


def _place(diagnostic: Diagnostic) -> tuple[str, int, str, str]:
    span = diagnostic.span
    return (span.source.path if span else "", span.start if span else 0, diagnostic.rule, diagnostic.message)
