"""Which file is what, by its path alone.

In: a path of the project. Out: the kind of the file with the names in its path, or the finding that it fits no pattern.
No file is opened.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..diagnostics import Diagnostic, did_you_mean, error
from ..source import Source
from .values import guess_locale, guess_name, is_locale, is_name, locale_help, name_help

SETTINGS = "clausebook.yaml"
FOLDER = "clauses"
REGISTRIES = ("facts", "terms", "inventory", "changelog")
SHARED = "shared"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What a file is: settings, a registry by its name, a work or a clause, whose `key` is (owner, id, locale)."""

    kind: str
    work: str = ""
    key: tuple[str, str, str] = ("", "", "")


_CLAUSE = re.compile(r"([^.]+)\.([^.]+)\.md")
_PATTERNS = (
    "a clause is clauses/<work>/<name>.<language>.md, such as clauses/privacy-policy/contact.en.md",
    "the other files are clauses/<work>/work.yaml and clauses/" + ", ".join(f"{name}.yaml" for name in REGISTRIES),
)


def kind_of(source: Source) -> Kind | Diagnostic:
    """Return what a file is."""
    if source.path == SETTINGS:
        return Kind(kind="settings")
    folders = source.path.split("/")[1:-1]
    name = source.path.rsplit("/", 1)[-1]
    if not folders and name.removesuffix(".yaml") in REGISTRIES and name.endswith(".yaml"):
        return Kind(kind=name.removesuffix(".yaml"))
    if len(folders) != 1:
        return _misnamed(source, f"{name} does not belong here", did_you_mean(name.rsplit(".", 1)[0], REGISTRIES))
    return _in_folder(source, folders[0], name)


def intended(path: str) -> str:
    """Return the path that a misnamed file may have been meant for, so that nothing is reported as missing there."""
    folder, _, name = path.rpartition("/")
    stem, _, rest = name.partition(".")
    if rest.lower() in ("yaml", "yml"):
        return f"{folder}/{stem.lower()}.yaml"
    return f"{folder}/{guess_name(stem)}.{guess_locale(rest.removesuffix('.md'))}.md"


def _in_folder(source: Source, folder: str, name: str) -> Kind | Diagnostic:
    if not is_name(folder):
        return _misnamed(source, f"the folder `{folder}` is not called as works are", name_help(folder))
    if name == "work.yaml" and folder != SHARED:
        return Kind(kind="work", work=folder)
    match = _CLAUSE.fullmatch(name)
    if not match:
        return _misnamed(source, f"{name} is neither a clause nor work.yaml", None)
    if not is_name(match[1]):
        return _misnamed(source, f"`{match[1]}` is not the name of a clause", name_help(match[1]))
    if not is_locale(match[2]):
        finding = error("bad-locale", f"`{match[2]}` in the name of the file is not a language tag", source.whole())
        return finding.with_help(locale_help(match[2]))
    return Kind(kind="clause", key=(folder, match[1], match[2]))


def _misnamed(source: Source, message: str, guess: str | None) -> Diagnostic:
    return error("clause-misnamed", message, source.whole()).with_help(guess, *_PATTERNS)
