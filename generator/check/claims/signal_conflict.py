"""The signal Global Privacy Control in the texts and in `gpc:` of the settings. See docs/rules/signal-conflict.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...languages import known_of
from ...languages.parts.wording import OptOutSignal
from ...model.diagnostics import Diagnostic, warning
from ...model.registries import Claim
from ...model.source import Span
from ..passage import Passage, Role
from ..sentences import sentences_in
from ..subject import Subject

_CLAIM = "honours-gpc"
"""The claim of `facts.yaml` that says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """Words on the signal, and whether by them it is honoured; None for words that do not say."""

    text: str
    span: Span
    is_honoured: bool | None


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each denial of what `gpc:` says, and one for all that promises what no file says.

    Where the settings say that the signal is honoured and no text names it, that is a warning at the setting.
    """
    stated, setting = (*_claimed(subject), *_said(subject)), subject.library.settings.gpc
    if setting is None:
        for one in [one for one in stated if one.is_honoured][:1]:
            yield warning("signal-conflict.no-file", one.span, said=one.text).with_help("signal-conflict.set")
        return
    for one in stated:
        if one.is_honoured is False:
            found = warning("signal-conflict.denied", one.span, said=one.text).with_help("signal-conflict.take-out")
            yield found.with_note("signal-conflict.setting", setting.span)
    locales = {document.locale for document in subject.documents}
    if not stated and locales and all(known_of(one).signal for one in locales):
        yield warning("signal-conflict.unsaid", setting.span).with_help("signal-conflict.say")


def _claimed(subject: Subject) -> Iterator[_Stated]:
    fact = subject.library.facts.get(_CLAIM)
    if isinstance(fact, Claim):
        said = f"{_CLAIM}: {'yes' if fact.holds else 'no'}"
        yield _Stated(text=said, span=fact.span, is_honoured=fact.holds)


def _said(subject: Subject) -> Iterator[_Stated]:
    for passage, known in subject.passages_with(lambda pack: pack.signal, Role.PARAGRAPH, Role.CELL):
        if known.named.search(passage.text):
            yield from _sentences(passage, known)


def _sentences(passage: Passage, known: OptOutSignal) -> Iterator[_Stated]:
    for start, end in sentences_in(passage.text, passage.locale):
        text = passage.text[start:end]
        if known.named.search(text):
            yield _Stated(text=text, span=passage.span(start, end), is_honoured=_is_honoured(text, known))


def _is_honoured(text: str, known: OptOutSignal) -> bool | None:
    """Say whether a sentence on the signal says that it is honoured: what is nearest to its name decides."""
    if known.but.search(text):
        return False
    names = [match.span() for match in known.named.finditer(text)]
    found = list(known.heeded.finditer(text))
    if not found:
        return None
    nearest = min(found, key=lambda match: min(max(match.start() - end, start - match.end()) for start, end in names))
    return not known.denied.search(nearest[0])
