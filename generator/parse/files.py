"""Which file is what, by its path alone.

In: a path of the project. Out: the kind of the file with the names in its path, or the finding that it fits no pattern.
No file is opened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.diagnostics import Diagnostic, Message, did_you_mean, error
from ..model.source import Source
from .values import guess_locale, guess_name, is_locale, is_name, locale_help, name_help

SETTINGS = "clausebook.yaml"
FOLDER = "clauses"
REGISTRIES = ("facts", "terms", "inventory", "changelog", "comments", "approvals", "decisions", "attestations")
SHARED = "shared"
APPROVALS = f"{FOLDER}/approvals.yaml"
COMMENTS = f"{FOLDER}/comments.yaml"
DECISIONS = f"{FOLDER}/decisions.yaml"
CHANGELOG = f"{FOLDER}/changelog.yaml"
FACTS = f"{FOLDER}/facts.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """What a file is: settings, a registry by its name, a work or a clause, whose `key` is (owner, id, locale)."""

    kind: str
    work: str = ""
    key: tuple[str, str, str] = ("", "", "")


_CLAUSE = re.compile(r"([^.]+)\.([^.]+)\.md")
_OTHERS = tuple(f"{name}.yaml" for name in REGISTRIES)


def kind_of(source: Source) -> FileKind | Diagnostic:
    """Return what a file is."""
    if source.path == SETTINGS:
        return FileKind(kind="settings")
    folders = source.path.split("/")[1:-1]
    name = source.path.rsplit("/", 1)[-1]
    if not folders and name.removesuffix(".yaml") in REGISTRIES and name.endswith(".yaml"):
        return FileKind(kind=name.removesuffix(".yaml"))
    if len(folders) != 1:
        stray = error("clause-misnamed.not-here", source.whole(), file=name)
        return _misnamed(stray, did_you_mean(name.rsplit(".", 1)[0], REGISTRIES))
    return _in_folder(source, folders[0], name)


def intended(path: str) -> str:
    """Return the path that a misnamed file may have been meant for, so that nothing is reported as missing there."""
    folder, _, name = path.rpartition("/")
    stem, _, rest = name.partition(".")
    if rest.lower() in ("yaml", "yml"):
        return f"{folder}/{stem.lower()}.yaml"
    return f"{folder}/{guess_name(stem)}.{guess_locale(rest.removesuffix('.md'))}.md"


def _in_folder(source: Source, folder: str, name: str) -> FileKind | Diagnostic:
    if not is_name(folder):
        return _misnamed(error("clause-misnamed.folder", source.whole(), folder=folder), name_help(folder))
    if name == "work.yaml" and folder != SHARED:
        return FileKind(kind="work", work=folder)
    match = _CLAUSE.fullmatch(name)
    if not match:
        return _misnamed(error("clause-misnamed.neither", source.whole(), file=name))
    if not is_name(match[1]):
        return _misnamed(error("clause-misnamed.name", source.whole(), name=match[1]), name_help(match[1]))
    if not is_locale(match[2]):
        finding = error("bad-locale.file", source.whole(), tag=match[2])
        return finding.with_help(locale_help(match[2]))
    return FileKind(kind="clause", key=(folder, match[1], match[2]))


def _misnamed(finding: Diagnostic, guess: Message | None = None) -> Diagnostic:
    known = finding.with_help(guess, "clause-misnamed.clause-path")
    return known.with_help("clause-misnamed.other-paths", files=_OTHERS)
