"""The sentences of one language for people who work with Clausebook: what an id says, with its values filled in.

In: a language that `locales/<language>/messages.yaml` has sentences of. Out: the text of a message. The file groups its
sentences by the first part of their ids. `{name}` stands for a value, other braces for themselves; `{names:and}` joins
several values as `joiners` says, inside whatever stands around the braces: `{names:or}` in backticks is `a` or `b`. A
sentence in several forms is chosen by its value `count`, by the plural rule of the language.

The sentences that documents print are not these: their catalogues belong to `localize`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

import yaml

from ..disk.project import read_sentences, sentence_languages
from ..languages import SPOKEN
from ..languages.characters import HAN, WIDE_MARKS
from ..model.diagnostics import Message, Value

FIELD = re.compile(r"(?P<open>[`“]?)\{(?P<name>[a-z_]+)(?::(?P<joiner>[a-z]+))?\}(?P<close>[`”]?)")
"""A placeholder, with the quotation marks around it."""
DEFAULT = SPOKEN
_SEAM = "\0"
"""Where a value begins and ends in its sentence, until all of them are filled in."""
_STRAY = re.compile(rf"(?<=[{HAN}{WIDE_MARKS}])(?:{_SEAM}+ | {_SEAM}+)(?=[{HAN}{WIDE_MARKS}])")
"""A blank that sets a Latin value off in a Chinese sentence, where the value turned out to be Chinese."""
_GROUP = re.compile(r"^(?P<name>[a-z][a-z0-9-]*):\n(?:(?:[ #].*)?\n)*", re.MULTILINE)
"""A key at the margin with all that is indented below it."""

Sentence = str | Mapping[str, str]
"""A sentence, or its plural forms by category: one, other; `none` where nothing is said otherwise than 0."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sentences:
    """What is said in one language, by group and name."""

    language: str
    groups: Mapping[str, Mapping[str, Sentence]]

    def text(self, message: Message) -> str:
        """Return what a message says. Raises LookupError for one without a sentence, or without one of its values."""
        values = dict(message.values)
        filled = FIELD.sub(lambda field: _between(self._filled(field, values)), self.sentence(message.id, values))
        return _STRAY.sub("", filled).replace(_SEAM, "")

    def say(self, id: str, /, **values: Value) -> str:
        """Return what the message of an id says."""
        return self.text(Message(id, **values))

    def sentence(self, id: str, values: Mapping[str, Value]) -> str:
        """Return the sentence of an id, in the form for its `count`."""
        group, _, name = id.partition(".")
        sentence = self.groups[group][name]
        return sentence if isinstance(sentence, str) else sentence[_form(sentence, self.language, values["count"])]

    def joint(self, name: str) -> str:
        """Return what stands between two of several values."""
        return self.sentence(f"joiners.{name}", {})

    def _filled(self, field: re.Match[str], values: Mapping[str, Value]) -> str:
        value = values[field["name"]]
        inner = self._joined(value, field) if isinstance(value, tuple) else self._plain(value)
        return f"{field['open']}{inner}{field['close']}"

    def _joined(self, items: tuple[Value, ...], field: re.Match[str]) -> str:
        between, last = (self.joint(f"{field['joiner']}-{place}") for place in ("between", "last"))
        *first, end = (_between(self._plain(one)) for one in items or ("",))
        quoted = field["open"] and field["close"]
        joints = [f"{field['close']}{joint}{field['open']}" if quoted else joint for joint in (between, last)]
        return joints[1].join([joints[0].join(first), end] if first else [end])

    def _plain(self, value: Value) -> str:
        return self.text(value) if isinstance(value, Message) else str(value)


class _Groups(Mapping[str, Mapping[str, Sentence]]):
    """The groups of a file, each read when it is first asked for: a run says few of 1,300 sentences.

    `typing.override` came with Python 3.12.
    """

    def __init__(self, text: str) -> None:
        self._unread = {match["name"]: match[0] for match in _GROUP.finditer(text)}
        self._read: dict[str, Mapping[str, Sentence]] = {}

    def __getitem__(self, name: str) -> Mapping[str, Sentence]:  # type: ignore[explicit-override]
        if name not in self._read:
            whole = yaml.load(self._unread[name], Loader=yaml.CBaseLoader)  # noqa: S506, TID251 - a file of ours, as texts
            self._read[name] = whole[name]
        return self._read[name]

    def __iter__(self) -> Iterator[str]:  # type: ignore[explicit-override]
        return iter(self._unread)

    def __len__(self) -> int:  # type: ignore[explicit-override]
        return len(self._unread)


@lru_cache
def open_sentences(language: str) -> Sentences:
    """Return the sentences of a language of `sentence_languages`."""
    return Sentences(language=language, groups=_Groups(read_sentences(language)))


def best_language(wanted: str) -> str | None:
    """Return the language with sentences that a tag or a POSIX locale asks for (zh_CN.UTF-8: zh-Hans), or None."""
    primary = re.split(r"[-_.@]", wanted, maxsplit=1)[0].lower()
    return next((there for there in sentence_languages() if there.partition("-")[0] == primary), None)


def _between(value: str) -> str:
    return f"{_SEAM}{value}{_SEAM}"


def _form(forms: Mapping[str, str], language: str, count: Value) -> str:
    from ..localize import plural_category

    if count == 0 and "none" in forms:
        return "none"
    return plural_category(language, int(str(count)))
