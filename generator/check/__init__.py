"""Rules that read the parsed Library and the resolved Documents, and report.

In: a `Subject` and the rules wanted. Out: what they find, and what each waiver covers. What makes a file unreadable or
a reference lead nowhere is found by `parse/` and `resolve/` already; a rule here judges text that is well formed.
Rules change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ..model.diagnostics import Diagnostic, Severity, did_you_mean, error, warning
from ..model.library import Settings
from ..model.written import Clause, Waiver
from .rules import BESIDE, RULES, Rule
from .subject import Subject

__all__ = [
    "BESIDE",
    "RULES",
    "Examination",
    "Rule",
    "Subject",
    "all_rules",
    "examine",
    "gates",
    "level_of",
    "leveled",
    "rules_from",
]

OFF = "off"
"""The level of a rule that runs only for whoever names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What the rules found, waived findings left out, and how many findings each waiver covers."""

    findings: tuple[Diagnostic, ...]
    covered: Mapping[Waiver, int]


def examine(subject: Subject, rules: Iterable[Rule]) -> Examination:
    """Return what `rules` find; a waiver that covers nothing and the name of a rule that there is not are findings."""
    settings = subject.library.settings
    chosen = tuple(rules)
    found = [leveled(finding, settings) for rule in chosen for finding in rule.find(subject)]
    waivers = [(waiver, clause) for clause in subject.library.clauses.values() for waiver in clause.waivers]
    covered = dict.fromkeys((waiver for waiver, _ in waivers), 0)
    findings: list[Diagnostic] = []
    for finding in found:
        waiver = next((waiver for waiver, clause in waivers if _covers(waiver, clause, finding)), None)
        if waiver:
            covered[waiver] += 1
        else:
            findings.append(finding)
    unused = _unused(covered, frozenset(rule.name for rule in chosen))
    return Examination(findings=(*findings, *unused, *_unknown(settings)), covered=MappingProxyType(covered))


def rules_from(least: Severity, settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that can find something as severe as `least`, by themselves or by the settings."""
    loud = tuple(Severity)[: tuple(Severity).index(least) + 1]
    return tuple(rule for rule in RULES.values() if level_of(rule, settings) in loud)


def all_rules(settings: Settings) -> tuple[Rule, ...]:
    """Return every rule that the settings do not turn off."""
    return rules_from(Severity.SUGGESTION, settings)


def gates(settings: Settings) -> tuple[Rule, ...]:
    """Return the rules whose findings can stop a build."""
    return rules_from(Severity.ERROR, settings)


def level_of(rule: Rule, settings: Settings) -> Severity | None:
    """Return the highest severity that findings of a rule have here; None where it is off."""
    own = settings.rules.get(rule.name)
    if own is None:
        return rule.severity
    return None if own.level == OFF else Severity(own.level)


def leveled(finding: Diagnostic, settings: Settings) -> Diagnostic:
    """Return a finding with the severity of the settings; its own where a rule that is off was asked for by name."""
    own = settings.rules.get(finding.rule)
    return replace(finding, severity=Severity(own.level)) if own and own.level != OFF else finding


def _unknown(settings: Settings) -> Iterator[Diagnostic]:
    for name, setting in settings.rules.items():
        if name not in RULES and name not in BESIDE:
            unknown = error("unknown-rule.no-rule", setting.span, name=name)
            yield unknown.with_help(did_you_mean(name, RULES) or "unknown-rule.list-rules")


def _covers(waiver: Waiver, clause: Clause, finding: Diagnostic) -> bool:
    """Say whether a waiver covers a finding: in the block below it, or in the title if that block is the first."""
    span = finding.span
    if span is None or waiver.rule != finding.rule or span.source is not clause.source:
        return False
    first = bool(clause.blocks) and waiver.covers.start == clause.blocks[0].span.start
    start = clause.title_span.start if first else waiver.covers.start
    return start <= span.start < waiver.covers.end


def _unused(covered: Mapping[Waiver, int], chosen: frozenset[str]) -> Iterator[Diagnostic]:
    for waiver, count in covered.items():
        if waiver.rule not in RULES:
            unknown = warning("unknown-rule.no-rule", waiver.span, name=waiver.rule)
            yield unknown.with_help(did_you_mean(waiver.rule, RULES) or "unknown-rule.delete-waiver")
        elif waiver.rule in chosen and not count:
            unused = warning("waiver-unused.nothing", waiver.span, rule=waiver.rule)
            yield unused.with_help("waiver-unused.delete")
