"""What each setting of a project is for: the descriptions of the JSON Schemas, by the path of the key.

In: a language. Out: what to say of each setting of clausebook.yaml, work.yaml and the other YAML files, such as
`work.locales.title`. English is what editors show; a setting that a language lacks is told in English. What forms call
the settings stands in `locales/<language>/labels.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from ..disk.project import read_sentences
from ..parse.schemas import json_schemas


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A key of a file: its path from the name of the file on, what it is for, and the words that it may be, if few."""

    path: str
    file: str
    about: str
    words: tuple[str, ...]

    def is_meant_by(self, name: str) -> bool:
        """Say whether a name ends in this key, and names its file or keys around it in their order."""
        parts, around = name.split("."), iter(self.path.split("."))
        return self.path.endswith(f".{parts[-1]}") and all(part in around for part in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """What forms say, by the path of a setting: what it is called, the words it may be, and what it is for."""

    labels: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    help: Mapping[str, str]


@lru_cache
def labels_in(language: str) -> Labels:
    """Return what forms say in a language; help is that of the setting where the file of labels has no other."""
    told = _told(language, "labels")
    abouts = {one.path: one.about for one in settings_in(language)}
    return Labels(labels=told["labels"], words=told["words"], help={**abouts, **told["help"]})


def settings_in(language: str) -> tuple[Setting, ...]:
    """Return every setting, in the order of the files."""
    told = _told(language, "settings")
    return tuple(
        Setting(
            path=path,
            file=str(whole["title"]),
            about=told.get(path, schema["description"]),
            words=tuple(word for word in schema.get("enum", ()) if isinstance(word, str)),
        )
        for name, whole in json_schemas().items()
        for path, schema in _below(name, whole, whole.get("$defs", {}))
    )


def _below(path: str, schema: Mapping[str, Any], parts: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the keys below a path, each once; `parts` are the shapes that a schema may refer to."""
    for key, inner in schema.get("properties", {}).items():
        yield f"{path}.{key}", inner
        yield from _below(f"{path}.{key}", inner, parts)
    for inner in (schema.get("items"), schema.get("additionalProperties"), *schema.get("anyOf", ())):
        if isinstance(inner, dict):
            name = inner.get("$ref", "").rpartition("/")[2]
            left = {other: part for other, part in parts.items() if other != name}
            yield from _below(path, parts.get(name, {}) if name else inner, left)


def _told(language: str, kind: str) -> Mapping[str, Any]:
    text = read_sentences(language, kind)
    return yaml.load(text, Loader=yaml.CBaseLoader) if text else {}  # noqa: S506, TID251 - a file of ours, as texts
