"""Files to a `Library`; the only reader of the YAML of a project.

In: the sources of a project by path. Out: everything they say, by id and locale, and all that is wrong with them at
once. Each file is judged by itself: whether a clause, fact, term or work that it names exists is asked in `resolve/`.

    files       which file is what, by its path
    tree        YAML as nodes, texts with places; syntax: its faults in plain words
    shape       what values look like, for the reader and for editors; record: groups of keys that a format fixes
    values, addresses, samples: the kinds of texts
    theme       the brand, in the settings; pictures: what a file of static/ may hold
    settings, facts, terms, inventory, changelog, chronology, approvals, attestations, comments, decisions, work,
    outline, front, clause
    inventory_rows: what a category, a recipient or an SDK of the inventory has
    laws        duties of the law, the package's and a project's; cues: the words by which passages are found;
    scope: the packs that the works of a project answer
    declared    what the app itself declares; xmltext: XML as elements that know their place
    known       the kept lists of SDKs and permissions
    published   no two documents at one address
    schemas     the shapes as JSON Schemas
    yamltext    plain values as YAML; edit: one value of a file changed, the rest as it is;
    forms       a part of a file as fields to type in
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeVar

from ..model.approvals import ApprovalLine
from ..model.comments import Thread
from ..model.diagnostics import Diagnostic, error, has_errors, in_order
from ..model.duties import DutyAttestation
from ..model.history import replay
from ..model.library import Edition, Library, Settings, Work, clause_key, walk_outline
from ..model.registries import DefinedTerm, Fact, Inventory
from ..model.returned import ChangeDecision
from ..model.source import Source, Span
from ..model.written import Clause
from .approvals import APPROVALS
from .attestations import ATTESTATIONS
from .changelog import CHANGELOG
from .chronology import judge
from .clause import read_clause
from .comments import COMMENTS, threads_of
from .decisions import DECISIONS
from .facts import FACTS
from .files import FOLDER, SETTINGS, SHARED, FileKind, intended, kind_of
from .inventory import INVENTORIES
from .nodes import Scalar
from .published import doubly_claimed
from .settings import SETTINGS as SETTINGS_SHAPE
from .settings import SettingsFile
from .shape import Findings, Shape
from .terms import TERMS
from .tree import read_tree
from .work import WORK, named

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class _ReadSoFar:
    """What has been read so far, file by file."""

    settings: SettingsFile | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    terms: Mapping[str, DefinedTerm] = field(default_factory=dict)
    inventories: Mapping[str, Inventory] = field(default_factory=dict)
    changelog: tuple[Edition, ...] = ()
    comments: Mapping[Thread, Span] = field(default_factory=dict)
    approvals: tuple[ApprovalLine, ...] = ()
    decisions: tuple[ChangeDecision, ...] = ()
    attestations: tuple[DutyAttestation, ...] = ()
    works: dict[str, Work] = field(default_factory=dict)
    clauses: dict[tuple[str, str, str], Clause] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    findings: Findings = field(default_factory=list)


def parse(
    sources: Mapping[str, Source], refused: frozenset[str] = frozenset()
) -> tuple[Library, tuple[Diagnostic, ...]]:
    """Return the Library and every finding, in order; settings that cannot be used have values that stand in for them.

    Guaranteed: it never raises; the order of `sources` does not matter; whatever could be read is in the Library, and
    a file of which something was refused is in `unread`. `refused` are the paths of files that could not even be
    opened, for which there are findings already.
    """
    reading = _ReadSoFar(unread=dict.fromkeys(refused, ""))
    for path in sorted(sources):
        _read(sources[path], reading)
    _compare(frozenset((*sources, *reading.unread)), reading)
    return _library(reading), in_order(reading.findings)


def _read(source: Source, reading: _ReadSoFar) -> None:
    """Read one file into `reading`, and name it as unread if something of it was refused."""
    kind = kind_of(source)
    findings: Findings = []
    if isinstance(kind, Diagnostic):
        findings.append(kind)
        reading.unread[intended(source.path)] = source.text
    elif kind.kind == "clause":
        clause, found = read_clause(source, kind.key)
        reading.clauses[kind.key] = clause
        findings += found
    else:
        _read_yaml(source, kind, reading, findings)
    reading.findings += findings
    if has_errors(findings):
        reading.unread[source.path] = source.text


def _read_yaml(source: Source, kind: FileKind, reading: _ReadSoFar, findings: Findings) -> None:
    match kind.kind:
        case "settings":
            reading.settings = _shaped(source, SETTINGS_SHAPE, findings)
        case "facts":
            reading.facts = _shaped(source, FACTS, findings) or reading.facts
        case "terms":
            reading.terms = _shaped(source, TERMS, findings) or reading.terms
        case "inventory":
            reading.inventories = _shaped(source, INVENTORIES, findings) or reading.inventories
        case "changelog":
            reading.changelog = _shaped(source, CHANGELOG, findings) or ()
            findings += () if findings else judge(reading.changelog)  # what does not go together in a whole file
        case "comments":
            reading.comments, apart = threads_of(_shaped(source, COMMENTS, findings) or ())
            findings += () if findings else apart
        case "approvals":
            reading.approvals = _shaped(source, APPROVALS, findings) or ()
        case "decisions":
            reading.decisions = _shaped(source, DECISIONS, findings) or ()
        case "attestations":
            reading.attestations = _shaped(source, ATTESTATIONS, findings) or ()
        case _:
            work = _shaped(source, WORK, findings)
            reading.works |= {kind.work: named(work, kind.work)} if work else {}


def _shaped(source: Source, shape: Shape[T], findings: Findings) -> T | None:
    node, found = read_tree(source)
    findings += found
    return shape.read(node, findings)


def _compare(paths: frozenset[str], reading: _ReadSoFar) -> None:
    """Add the findings that more than one file decides."""
    reading.findings += _empty_clauses(reading.clauses, reading.works, frozenset(reading.unread))
    if reading.settings:
        reading.findings += doubly_claimed(reading.settings.paths, reading.works)
    elif SETTINGS not in paths:
        finding = error("missing-file.no-settings", Source(path=SETTINGS, text="").whole(), file=SETTINGS)
        reading.findings.append(finding.with_help("missing-file.init-shows"))
    for owner in sorted({owner for owner, _, _ in reading.clauses} - {SHARED}):
        path = f"{FOLDER}/{owner}/work.yaml"
        if path not in paths:
            finding = error("missing-file.no-work", Source(path=path, text="").whole(), folder=FOLDER, owner=owner)
            reading.findings.append(finding.with_help("missing-file.new-work-writes"))
            reading.unread[path] = ""


def _settings(reading: _ReadSoFar) -> Settings:
    """Return the settings; where they do not say which language is the original, the first one of a work stands in."""
    nowhere = Source(path=SETTINGS, text="").whole()
    read = reading.settings or SETTINGS_SHAPE.read(Scalar(text="", span=nowhere, head=nowhere, name=""), [])
    if read is None:
        raise AssertionError("every setting has a value to stand in for it")
    first = next((locale for work in reading.works.values() for locale in work.locales), "")
    return replace(read.settings, original=read.settings.original or first)


def _library(reading: _ReadSoFar) -> Library:
    return Library(
        settings=_settings(reading),
        facts=MappingProxyType(reading.facts),
        terms=MappingProxyType(reading.terms),
        inventories=MappingProxyType(reading.inventories),
        works=MappingProxyType(reading.works),
        clauses=MappingProxyType(reading.clauses),
        changelog=reading.changelog,
        history=replay(reversed(reading.changelog)),
        approvals=reading.approvals,
        unread=MappingProxyType(reading.unread),
        comments=reading.comments,
        decisions=reading.decisions,
        attestations=reading.attestations,
    )


def _empty_clauses(
    clauses: Mapping[tuple[str, str, str], Clause], works: Mapping[str, Work], unread: frozenset[str]
) -> Iterator[Diagnostic]:
    """Yield a finding for each clause that says nothing itself and leads to no other, in files read whole."""
    leading = {
        clause_key(name, entry.clause, tag)
        for name, work in works.items()
        for tag, locale in work.locales.items()
        for entry in walk_outline(locale.outline)
        if entry.within
    }
    for key, clause in clauses.items():
        refused = clause.source.path in unread or f"clauses/{key[0]}/work.yaml" in unread
        if not clause.blocks and key not in leading and not refused:
            finding = error("empty-clause.title-alone", clause.title_span)
            yield finding.with_help("empty-clause.write-text")
