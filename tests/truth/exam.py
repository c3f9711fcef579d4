"""The exam as data: faults, rewordings, labelled edits and redlines, read from the YAML files beside this module.

docs/truth.md says what the exam is. A passage is named as `text/clause.locale`: `saas-privacy/scope.zh-Hans` is
`scope.zh-Hans.md` of the project `texts/saas-privacy`; without a locale it is a YAML file, `saas-privacy/facts`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent / os.environ.get("EXAM", "")
"""Where the data lies: of the first exam here, of the others in a folder each, `second` and `third`."""
TEXTS = HERE / "texts"


class ExamError(ValueError):
    """A record of the exam that its text contradicts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage that stands once in a file of a text, and what takes its place."""

    text: str
    name: str
    old: str
    new: str

    @property
    def locale(self) -> str:
        """The language of the clause; empty for a YAML file."""
        return self.name.partition(".")[2]

    @property
    def path(self) -> str:
        """The file that holds the passage, below the folder of its project.

        Raises ExamError where the text has no such file, or two.
        """
        return file_of(self.text, self.name)

    @property
    def before(self) -> str:
        """The file as it is."""
        return (TEXTS / self.text / self.path).read_text(encoding="utf-8")

    @property
    def after(self) -> str:
        """The file with the passage exchanged.

        Raises ExamError where the passage does not stand there exactly once.
        """
        return exchanged(self.before, self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault(Passage):
    """A planted fault: what a careful lawyer would want to be told, and words of which a finding far off has one."""

    id: str
    kind: str
    expect: str
    parity: bool = False
    names: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit(Passage):
    """An edit of a published text: `material`, `mechanical` or `style`, and why."""

    id: str
    label: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewording(Passage):
    """Another way to say the same in one language of a pair, and why it is the same."""

    id: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redline:
    """Edits of one text, in one language or both, and what the redline of it has to show, for a reader."""

    id: str
    kind: str
    text: str
    edits: Sequence[Passage]
    expect: str
    add: Mapping[str, str]
    remove: Sequence[str]


def faults() -> tuple[Fault, ...]:
    """Return the planted faults."""
    return tuple(Fault(**_placed(record)) for record in _read("faults.yaml"))


def edits() -> tuple[Edit, ...]:
    """Return the labelled edits."""
    return tuple(Edit(**_placed(record)) for record in _read("edits.yaml"))


def rewordings() -> tuple[Rewording, ...]:
    """Return the rewordings that keep what a text says."""
    return tuple(Rewording(**_placed(record)) for record in _read("rewordings.yaml"))


def redlines() -> tuple[Redline, ...]:
    """Return the cases for the redline."""
    return tuple(_redline(record) for record in _read("redlines.yaml"))


def texts() -> tuple[str, ...]:
    """Return the names of the texts, each a project of its own."""
    return tuple(sorted(folder.name for folder in TEXTS.iterdir()))


def file_of(text: str, name: str) -> str:
    """Return the path of a clause or YAML file below the folder of its text.

    Raises ExamError where the text has no such file, or two.
    """
    wanted = f"{name}.md" if "." in name else f"{name}.yaml"
    found = sorted((TEXTS / text).glob(f"clauses/**/{wanted}"))
    if len(found) != 1:
        raise ExamError(f"{text}/{name} is {len(found)} files")
    return found[0].relative_to(TEXTS / text).as_posix()


def exchanged(content: str, passage: Passage) -> str:
    """Return the content of a file with a passage exchanged.

    Raises ExamError where the passage does not stand there exactly once.
    """
    if content.count(passage.old) != 1:
        raise ExamError(f"{passage.text}/{passage.name} has {content.count(passage.old)} times: {passage.old}")
    return content.replace(passage.old, passage.new)


def _redline(record: Mapping[str, Any]) -> Redline:
    made = tuple(Passage(**_placed(edit)) for edit in record.get("edits", ()))
    return Redline(**{"add": {}, "remove": (), **record, "edits": made})


def _placed(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record with the place that `at` names written out."""
    text, _, name = record["at"].partition("/")
    return {"text": text, "name": name} | {key: value for key, value in record.items() if key != "at"}


def _read(name: str) -> list[dict[str, Any]]:
    """Return the records of a file; the second exam and the third have no redlines."""
    return yaml.safe_load((HERE / name).read_text(encoding="utf-8")) if (HERE / name).exists() else []
