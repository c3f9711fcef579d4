"""Catalogues of messages: gettext `.po` files, read in memory.

In: the text of a catalogue and of the template (`clausebook.pot`) that lists what every catalogue must answer. Out:
messages by context and identifier, and a finding for each that is missing or cannot be filled in. A catalogue is never
looked up on disk: Babel's own loader answers a missing file with English.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from gettext import c2py
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, read_po

from ..model.diagnostics import Diagnostic, error
from ..model.source import Source, Span, line_starts

Key = tuple[str, str]
"""Context and identifier of a message."""
_FREE = frozenset({"number", "number of things"})
"""The contexts of words for numbers: a language that never says a number in words needs none of them."""
VIEW_WORDS = "inventory"
"""The context of what views of the inventory add: a catalogue needs of it what its texts print."""
_GIVEN: Mapping[str, frozenset[str]] = dict.fromkeys(("period", "age", "count"), frozenset({"number", "words"}))
"""What a message of a context may use though its original does not: "twelve months" may be said as 12 months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """The texts of a catalogue, each in one or several plural forms; `plural` is the rule that chooses (C syntax)."""

    texts: Mapping[Key, tuple[str, ...]]
    plural: str

    def text(self, context: str, msgid: str, number: int = 1) -> str:
        """Return a message in the form for `number`. Raises LookupError for one that no catalogue has."""
        forms = self.texts[context, msgid]
        return forms[plural_rule(self.plural)(number)] if len(forms) > 1 else forms[0]


@lru_cache
def plural_rule(expression: str) -> Callable[[int], int]:
    """Return the function from a number to the index of its plural form."""
    return c2py(expression)


@lru_cache(maxsize=64)
def read_messages(catalogue: Source, template: Source, locale: str) -> tuple[Messages, tuple[Diagnostic, ...]]:
    """Return the messages of a catalogue, and what it lacks; equal files are read once in a run.

    A message that the catalogue does not translate stands for itself; its finding stops the build.
    """
    wanted = _read(template, None)
    try:
        answers = _read(catalogue, locale)
        plural_rule(answers.plural_expr)
    except (PoFileError, ValueError) as cause:
        broken = error("bad-catalogue.unreadable", catalogue.whole(), cause=str(cause))
        return Messages(texts=_texts(wanted), plural="0"), (broken,)
    unasked = {*_FREE, VIEW_WORDS}
    texts = {key: forms for key, forms in _texts(wanted).items() if key[0] not in unasked} | _texts(answers)
    return Messages(texts=texts, plural=answers.plural_expr), tuple(_findings(answers, wanted, catalogue))


def _read(source: Source, locale: str | None) -> Catalog:
    tag = locale.replace("-", "_") if locale else None
    return read_po(io.BytesIO(source.text.encode()), locale=tag, charset="utf-8", abort_invalid=True)


def _texts(catalogue: Catalog) -> dict[Key, tuple[str, ...]]:
    return {_key(message): _answer(message) for message in catalogue if message.id}


def _answer(message: Message) -> tuple[str, ...]:
    forms = _forms(message.string)
    return forms if all(forms) else _forms(message.id)[:1]


def _key(message: Message) -> Key:
    return message.context or "", _forms(message.id)[0]


def _forms(string: str | Sequence[str] | None) -> tuple[str, ...]:
    return (string or "",) if isinstance(string, str | None) else tuple(string)


def _findings(answers: Catalog, wanted: Catalog, source: Source) -> Iterator[Diagnostic]:
    needs_words = any("words" in _names(_forms(message.string)) for message in answers if message.id)
    for message in wanted:
        if message.id and (needs_words or message.context not in _FREE):
            yield from _judge(message, answers, source)


def _judge(message: Message, answers: Catalog, source: Source) -> Iterator[Diagnostic]:
    """Yield what is wrong with the answer to one message."""
    context, msgid = _key(message)
    answer = answers.get(msgid, context=context or None)
    name = f"`{msgid}`" + (f" ({context})" if context else "")
    place = _place(source, answer)
    if answer is None and context == VIEW_WORDS:
        return
    if answer is None or answer.fuzzy or not _is_whole(answer, answers):
        lacking = error("missing-message.untranslated", place, name=name)
        yield lacking.with_help("missing-message.add")
        return
    known, used = _names(_forms(message.id)) | _GIVEN.get(context, frozenset()), _names(_forms(answer.string))
    if foreign := used - known:
        yield _as_original(error("bad-message.foreign", place, name=name, names=_braced(foreign)), known)
    elif context in ("", VIEW_WORDS) and (lost := known - used):
        yield _as_original(error("bad-message.lost", place, name=name, names=_braced(lost)), known)


def _as_original(finding: Diagnostic, known: Collection[str]) -> Diagnostic:
    if not known:
        return finding.with_help("bad-message.use-none")
    return finding.with_help("bad-message.use", names=_braced(known))


def _braced(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{{{name}}}" for name in sorted(names))


def _is_whole(answer: Message, answers: Catalog) -> bool:
    """Say whether an answer has all the plural forms of its language."""
    forms = _forms(answer.string)
    return all(forms) and (isinstance(answer.id, str) or len(forms) >= answers.num_plurals)


def _names(texts: Sequence[str]) -> set[str]:
    """Return the names in braces; a text that cannot be filled in has one that no message has."""
    try:
        parts = [part for text in texts for part in Formatter().parse(text)]
    except ValueError:
        return {"…"}
    return {
        "…" if not name or not name.isidentifier() or spec or conversion else name
        for _, name, spec, conversion in parts
        if name is not None
    }


def _place(source: Source, message: Message | None) -> Span:
    if message is None or not message.lineno:
        return source.whole()
    start = line_starts(source.text)[message.lineno - 1]
    return source.span(start, start + len("msgid"))
