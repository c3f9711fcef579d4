"""The sentences of one language for people who work with Clausebook: what an id says, with its values filled in.

In: a language that `locales/<language>/messages.yaml` has sentences of. Out: the text of a message. The file groups its
sentences by the first part of their ids. `{name}` stands for a value, other braces for themselves; `{names:and}` joins
several values as `joiners` says, inside whatever stands around the braces: `{names:or}` in backticks is `a` or `b`. A
sentence in several forms is chosen by its value `count`, by the plural rule of the language.

The sentences that documents print are not these: their catalogues belong to `localize`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import yaml

from ..disk.project import read_sentences, sentence_languages
from ..languages import SPOKEN
from ..model.diagnostics import Message, Value

FIELD = re.compile(r"(?P<open>[`“]?)\{(?P<name>[a-z_]+)(?::(?P<joiner>[a-z]+))?\}(?P<close>[`”]?)")
"""A placeholder, with the quotation marks around it."""
DEFAULT = SPOKEN

Sentence = str | Mapping[str, str]
"""A sentence, or its plural forms by category: one, other; `none` where nothing is said otherwise than 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentences:
    """What is said in one language, by group and name."""

    language: str
    groups: Mapping[str, Mapping[str, Sentence]]

    def text(self, message: Message) -> str:
        """Return what a message says. Raises LookupError for one without a sentence, or without one of its values."""
        values = dict(message.values)
        return FIELD.sub(lambda field: self._filled(field, values), self.sentence(message.id, values))

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
        *first, end = map(self._plain, items) if items else ("",)
        quoted = field["open"] and field["close"]
        joints = [f"{field['close']}{joint}{field['open']}" if quoted else joint for joint in (between, last)]
        return joints[1].join([joints[0].join(first), end] if first else [end])

    def _plain(self, value: Value) -> str:
        return self.text(value) if isinstance(value, Message) else str(value)


@lru_cache
def open_sentences(language: str) -> Sentences:
    """Return the sentences of a language of `sentence_languages`."""
    groups = yaml.load(read_sentences(language), Loader=yaml.CBaseLoader)  # noqa: S506, TID251 - a file of ours, as texts
    return Sentences(language=language, groups=groups)


def best_language(wanted: str) -> str | None:
    """Return the language with sentences that a tag or a POSIX locale asks for (zh_CN.UTF-8: zh-Hans), or None."""
    primary = re.split(r"[-_.@]", wanted, maxsplit=1)[0].lower()
    return next((there for there in sentence_languages() if there.partition("-")[0] == primary), None)


def _form(forms: Mapping[str, str], language: str, count: Value) -> str:
    from ..localize import plural_category

    if count == 0 and "none" in forms:
        return "none"
    return plural_category(language, int(str(count)))
