"""A project's folder opened, the package's own files, which day it is, and the settings of the environment.

In: a folder. Out: a `Project` whose texts are all in memory, so that every later stage is a function of its arguments.
Reads each file once, bounded in size, never outside the folder; it knows no format.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ..model.diagnostics import Diagnostic, error
from ..model.source import Source
from .chosen_files import NamedFile, files_below, read_reference, read_static
from .declared_files import read_declared_files
from .display_language import display_language
from .reading import UnreadableFileError, read_file, real_folder

SETTINGS = "clausebook.yaml"
MAX_BYTES = 256 * 1024
"""Bytes of a file: 40,000 English words in one clause."""
_LONGEST_ZONE = 64
"""Characters of a zone: the longest name that there is, America/Argentina/ComodRivadavia, has 32."""
DESK = "desk"
"""The folder of templates that the preview itself is made of; no page of a project is."""
PACKAGE = "package/"
"""Stands before the name of a template of the package for which a project has its own."""
MAX_FILES = 20_000
"""Files of a project: 1,000 documents of 20 clauses."""
_INSIDE = Path(__file__).parent.parent
_SOURCE_SUFFIXES = frozenset({".yaml", ".yml", ".md"})
_CATALOGUE_SUFFIXES = frozenset({".po", ".pot"})
_TEMPLATE_SUFFIXES = frozenset({".jinja", ".css", ".xml"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A folder as read. `laws` are its own packs, `declared` is what its app says. `refused` could not be read.

    `catalogues` are by locale, `messages` is the list that every catalogue must answer, `templates` are by file name;
    a project's own file of either kind stands before the package's, which is a template still, below PACKAGE.
    `static` are the bytes of what pages show, by path, `reference` those of the Word file whose look is taken.
    """

    root: Path
    sources: Mapping[str, Source]
    catalogues: Mapping[str, Source]
    messages: Source
    templates: Mapping[str, Source]
    laws: Mapping[str, Source]
    declared: Mapping[str, Source]
    static: Mapping[str, bytes]
    reference: bytes | None
    refused: frozenset[str]


def open_project(root: Path) -> tuple[Project, tuple[Diagnostic, ...]]:
    """Read the project in `root`; what cannot be read is a finding and named in `refused`."""
    own = _read_all(root, _own_files(root), prefix="")
    package = _package()
    texts = {**package.texts, **own.texts}
    static, unreadable = read_static(root)
    reference, unread = read_reference(root)
    declared, undeclared = read_declared_files(root)
    project = Project(
        root=root,
        sources=_frozen(own.texts, SETTINGS, "clauses/"),
        catalogues=_frozen({path.split("/")[1]: text for path, text in texts.items() if path.endswith(".po")}),
        messages=package.texts["locales/clausebook.pot"],
        templates=_frozen({**_overridden(own.texts, package.texts), **_templates(texts)}),
        laws=_frozen(own.texts, "laws/"),
        declared=declared,
        static=static,
        reference=reference,
        refused=frozenset(own.refused),
    )
    return project, (*own.diagnostics, *package.diagnostics, *unreadable, *unread, *undeclared)


def law_sources(own: Iterable[Source] = ()) -> tuple[Source, ...]:
    """Return the law packs of the package, and after them a project's own."""
    packs = files_below(_INSIDE, "laws", _SOURCE_SUFFIXES)
    return (*_read_all(_INSIDE, packs, prefix="clausebook:").texts.values(), *own)


def find_project(start: Path) -> Path | None:
    """Return the nearest folder from `start` upwards that holds `clausebook.yaml`, or None."""
    return next((folder for folder in (start, *start.parents) if os.path.lexists(folder / SETTINGS)), None)


def package_folder() -> Path:
    """Return the folder with the package's templates and locales: inside the wheel, or beside it in a checkout."""
    return _INSIDE if (_INSIDE / "templates").is_dir() else _INSIDE.parent


def read_sample(name: str = "starter") -> dict[str, str]:
    """Return the texts of a folder of templates by path; names that begin with `dot-` stand for hidden files.

    `starter` is a small project, `samples` what it has instead in one language alone, by language; `readme` is a README
    per language, `ci/HOST` what a host of repositories runs, DESK the pages of the preview.
    """
    folder = package_folder() / "templates" / name
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {_unhidden(path.relative_to(folder)): path.read_text(encoding="utf-8") for path in files}


def read_lock(name: str) -> str:
    """Return packages pinned by hash as pip reads them: `run` for Clausebook, `s3` for buckets on top."""
    return (package_folder() / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def package_catalogues() -> Mapping[str, Source]:
    """Return the package's own catalogues by locale."""
    return {path.split("/")[1]: text for path, text in _package().texts.items() if path.endswith(".po")}


def package_templates() -> Mapping[str, Source]:
    """Return the package's own templates by name."""
    return _templates(_package().texts)


def how_to_verify() -> str:
    """Return the guide to proving what was published without this program: the commands that every machine has."""
    return (package_folder() / "templates" / "VERIFY.txt").read_text(encoding="utf-8")


def package_messages() -> Source:
    """Return the list of messages that every catalogue answers."""
    return _package().texts["locales/clausebook.pot"]


def sentence_languages() -> tuple[str, ...]:
    """Return the languages that Clausebook itself speaks."""
    return tuple(sorted(path.parent.name for path in (package_folder() / "locales").glob("*/messages.yaml")))


def read_sentences(language: str, kind: str = "messages") -> str:
    """Return the file with what Clausebook says in a language; "" where the language has none of the kind."""
    path = package_folder() / "locales" / language / f"{kind}.yaml"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def asked_language() -> str:
    """Return the language that CLAUSEBOOK_LANG asks for, or ""."""
    return os.environ.get("CLAUSEBOOK_LANG", "")


def system_language() -> str:
    """Return the locale of messages: as POSIX finds it in the environment, else as the system shows it, or ""."""
    told = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return told or display_language()


def rule_pages() -> frozenset[str]:
    """Return the names of the rules that have a page."""
    return frozenset(path.stem for path in (package_folder() / "docs" / "rules").glob("*.md"))


def read_rule_page(rule: str, language: str) -> str:
    """Return the page of a rule, in English where `language` has none. Raises OSError for a rule without a page."""
    pages = package_folder() / "docs" / "rules"
    own = pages / language / f"{rule}.md"
    return (own if own.is_file() else pages / f"{rule}.md").read_text(encoding="utf-8")


def _unhidden(path: Path) -> str:
    return "/".join(f".{part[4:]}" if part.startswith("dot-") else part for part in path.parts)


def today(timezone: str) -> date:
    """Return the day it is in `timezone`. Raises LookupError as `zone_of` does."""
    return datetime.now(zone_of(timezone)).date()


def midnights(timezone: str, year: int) -> tuple[time, ...]:
    """Return the times in UTC at which the days of a year begin in `timezone`: several where clocks are changed."""
    first = datetime(year, 1, 1, tzinfo=zone_of(timezone))
    days = (first + timedelta(days=number) for number in range(366))  # a day later by the clock on the wall
    return tuple(sorted({day.astimezone(UTC).time() for day in days}))


def zone_of(timezone: str) -> tzinfo:
    """Return the time zone of a project. Raises LookupError for one that the IANA database does not know.

    A folder of it is none, and `localtime` is the machine's.
    """
    if len(timezone) > _LONGEST_ZONE or timezone == "localtime":
        raise LookupError(timezone)
    try:
        return ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as cause:
        raise LookupError(timezone) from cause


def moment_of(day: date | None, timezone: str) -> datetime:
    """Return the moment: now, or the end of the `day` that is asked for. Raises LookupError as `zone_of` does."""
    if day is None:
        return now()
    return datetime.combine(day + timedelta(days=1), time(), zone_of(timezone))


def now() -> datetime:
    """Return the moment, to the second, in UTC."""
    return datetime.now(UTC).replace(microsecond=0)


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def colour_wanted() -> bool | None:
    """Return what NO_COLOR or FORCE_COLOR ask for; None where neither is set and the terminal decides."""
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _ReadFiles:
    texts: Mapping[str, Source]
    refused: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def _frozen(texts: Mapping[str, Source], *begin: str) -> Mapping[str, Source]:
    """Return the texts whose path begins with one of these words, all of them where none is given."""
    return MappingProxyType({path: text for path, text in sorted(texts.items()) if path.startswith(begin or "")})


def _templates(texts: Mapping[str, Source]) -> dict[str, Source]:
    return {path.removeprefix("templates/"): text for path, text in texts.items() if path.startswith("templates/")}


def _overridden(own: Mapping[str, Source], package: Mapping[str, Source]) -> dict[str, Source]:
    """Return the templates of the package for which a project has its own."""
    mine = _templates(own)
    return {f"{PACKAGE}{name}": text for name, text in _templates(package).items() if name in mine}


def _own_files(root: Path) -> Iterator[NamedFile]:
    if os.path.lexists(root / SETTINGS):
        yield NamedFile(path=SETTINGS)
    yield from chain.from_iterable(files_below(root, folder, _SOURCE_SUFFIXES) for folder in ("clauses", "laws"))
    yield from _package_files(root)


def _package_files(root: Path) -> Iterator[NamedFile]:
    yield from files_below(root, "locales", _CATALOGUE_SUFFIXES)
    pages = files_below(root, "templates", _TEMPLATE_SUFFIXES)
    yield from (name for name in pages if not name.path.startswith(f"templates/{DESK}/"))


def _package() -> _ReadFiles:
    return _read_all(package_folder(), _package_files(package_folder()), prefix="clausebook:")


def _read_all(root: Path, names: Iterable[NamedFile], *, prefix: str) -> _ReadFiles:
    texts: dict[str, Source] = {}
    refused: list[str] = []
    found: list[Diagnostic] = []
    within = None if prefix else real_folder(root)  # how the package's own files were put on the disk is no matter
    for number, name in enumerate(names):
        if number == MAX_FILES:
            found.append(error("too-many-files.here", Source(path=name.path, text="").whole(), count=MAX_FILES))
            break
        result = _read(root, name, prefix + name.path, within)
        if isinstance(result, Source):
            texts[name.path] = result
        else:
            refused.append(name.path)
            found.append(result)
    return _ReadFiles(texts=texts, refused=tuple(refused), diagnostics=tuple(found))


def _read(root: Path, name: NamedFile, shown: str, within: Path | None) -> Source | Diagnostic:
    try:
        if name.refused:
            raise name.refused
        data = read_file(root / name.path, MAX_BYTES, within)
    except UnreadableFileError as cause:
        return cause.finding(shown)
    return _decode(data, shown)


def _decode(data: bytes, name: str) -> Source | Diagnostic:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as cause:
        before = Source(path=name, text=data[: cause.start].decode("utf-8", "replace"))
        place = before.span(len(before.text), len(before.text))
        return error("not-utf-8.byte", place, byte=f"{data[cause.start]:#04x}").with_help("not-utf-8.save")
    return Source(path=name, text=text.replace("\r\n", "\n").replace("\r", "\n"))
