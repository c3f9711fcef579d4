"""`clausebook check`: read the whole project and say what is wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..model.diagnostics import Diagnostic, Message, Severity, did_you_mean, seen_from
from .frozen import unaltered
from .gathering import as_json, gathered
from .help import command, option
from .talk import FINDINGS, as_of_option, fails, note, project_option, show_findings, split_list, tell, usage_error

if TYPE_CHECKING:
    from ..check import Rule
    from ..model.library import Settings
    from ..operations.reading import Reading

HOSTED = ("sarif", "github", "gitlab")
"""The styles that a host of repositories reads, which knows paths from the top of the repository only."""
STYLES = ("text", "json", *HOSTED)
LEVELS = ("error", "warning", "suggestion")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which findings count: of which rules, beside which known ones, in which files, from which level on."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    baseline: Path | None
    revision: str | None
    fail_on: str
    suggestions: bool
    waivers: bool

    @property
    def least(self) -> Severity:
        """The lowest severity of findings that anybody will see."""
        asked = self.suggestions or self.fail_on == "suggestion" or self.select or self.waivers
        return Severity.SUGGESTION if asked else Severity.WARNING


def _filter_options(decorated: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of a Filter, in the order in which the help shows them."""
    options = (
        option("--select", multiple=True, callback=split_list, metavar="RULES", help="check.help-select"),
        option("--ignore", multiple=True, callback=split_list, metavar="RULES", help="check.help-ignore"),
        option("--suggestions", is_flag=True, help="check.help-suggestions"),
        option("--strict", is_flag=True, help="check.help-strict"),
        option("--fail-on", type=click.Choice(LEVELS), help="check.help-fail-on"),
        option(
            "--baseline",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="check.help-baseline",
        ),
        option("--changed-since", "revision", metavar="REV", help="check.help-changed-since"),
    )
    for add in reversed(options):
        decorated = add(decorated)
    return decorated


@command(help="check.about")
@project_option
@as_of_option
@option("--format", "style", type=click.Choice(STYLES), default="text", callback=as_json, help="check.help-format")
@_filter_options
@option("--write-baseline", type=click.Path(dir_okay=False, path_type=Path), help="check.help-write-baseline")
@option("--waivers", is_flag=True, help="check.help-waivers")
@option("--fix", is_flag=True, help="check.help-fix")
def check(
    root: Path,
    day: date | None,
    style: str,
    write_baseline: Path | None,
    waivers: bool,
    fix: bool,
    strict: bool,
    fail_on: str | None,
    **options: Any,
) -> None:
    """Check clauses, registries, outlines and dates; write nothing unless asked to fix."""
    from ..operations.build import read
    from ..render import usual

    if style in HOSTED and gathered():
        raise usage_error("usage.json-alone", format=style)
    wanted = Filter(**options, waivers=waivers, fail_on=fail_on or ("warning" if strict else "error"))

    def look() -> Reading:
        return read(root, day, usual(), lambda settings: _rules(settings, wanted), wanted.least)

    reading = look()
    if waivers:
        _show_waivers(reading)
        return
    found = _filtered(reading.diagnostics, root, wanted)
    if fix and _fix(found, root):
        reading = look()  # so that what is left stands in the lines as they are now
        found = _filtered(reading.diagnostics, root, wanted)
    if write_baseline:
        _write_baseline(found, write_baseline)
        return
    show_findings(_from_top(found, root) if style in HOSTED else found, style if style in HOSTED else "text", err=False)
    if style not in HOSTED:
        _tell_waiting(reading)
    if fails(found, LEVELS[: LEVELS.index(wanted.fail_on) + 1]):
        sys.exit(FINDINGS)
    if style not in HOSTED and not found:
        note("check.fine", count=len(reading.documents))


def _from_top(found: tuple[Diagnostic, ...], root: Path) -> tuple[Diagnostic, ...]:
    """Return findings whose paths begin at the top of the repository that the project lies in, if any."""
    from ..disk.git import top_level

    top = top_level(root)
    folder = root.resolve().relative_to(top).as_posix() if top else "."
    return found if folder == "." else tuple(seen_from(f"{folder}/", found))


def _tell_waiting(reading: Reading) -> None:
    """Say which settings no reader sees before the next release."""
    from ..operations.release import differences
    from ..operations.release.waiting import waiting

    works = reading.library.works if reading.library else {}
    if reading.archive.editions:
        with unaltered():
            for setting in waiting(differences(reading.archive, reading.documents), works):
                note(setting)


def _rules(settings: Settings, wanted: Filter) -> tuple[Rule, ...]:
    """Return the rules to run."""
    from ..check import rules_from

    ignored = {*_named(wanted.ignore)}
    chosen = tuple(_named(wanted.select)) or rules_from(wanted.least, settings)
    return tuple(rule for rule in chosen if rule not in ignored)


def _named(names: Iterable[str]) -> Iterator[Rule]:
    """Yield the rules that have these names, or belong to the groups that do; a name without any is a UsageError."""
    from ..check import RULES

    for name in names:
        rules = [rule for rule in RULES.values() if name in {rule.name, rule.folder}]
        if not rules:
            hint = did_you_mean(name, RULES) or Message("usage.list-rules")
            raise usage_error("check.unknown-rule", rule=name, hint=hint)
        yield from rules


def _filtered(found: Sequence[Diagnostic], root: Path, wanted: Filter) -> tuple[Diagnostic, ...]:
    """Return the findings that count: loud enough, in changed files, not known.

    Only the rules chosen have run, so none of the others is among them.
    """
    kept: Iterable[Diagnostic] = found
    if wanted.least.value != "suggestion":
        kept = (finding for finding in kept if finding.severity.value != "suggestion")
    if wanted.revision is not None:
        changed = _changed(root, wanted.revision)
        kept = (finding for finding in kept if finding.span is None or finding.span.source.path in changed)
    return _new(tuple(kept), wanted.baseline)


def _changed(root: Path, revision: str) -> frozenset[str]:
    from ..disk.git import NoHistoryError, changed_files

    try:
        return changed_files(root, revision)
    except NoHistoryError as cause:
        raise usage_error("check.changed-since", revision=revision, cause=cause.message) from cause


def _new(found: tuple[Diagnostic, ...], baseline: Path | None) -> tuple[Diagnostic, ...]:
    if baseline is None:
        return found
    from ..disk.reading import LARGEST_TEXT, read_text
    from ..operations.baseline import BaselineError, read_baseline, without_known

    try:
        return without_known(found, read_baseline(read_text(baseline, LARGEST_TEXT)))
    except BaselineError as cause:
        raise usage_error("check.baseline", file=baseline, cause=cause.message) from cause


def _write_baseline(found: Sequence[Diagnostic], path: Path) -> None:
    from ..disk.atomic import write_file
    from ..operations.baseline import write_baseline

    write_file(path, write_baseline(found))
    note("check.known", count=len(found), file=path)


def _fix(found: tuple[Diagnostic, ...], root: Path) -> bool:
    """Fix what can be fixed, show each change, and say whether there was any."""
    from ..disk.atomic import write_files
    from ..operations.fix import fixed

    files = fixed(found)
    write_files(root, files.texts)
    for finding in files.findings:
        if finding.span:
            place = finding.span.first()
            where = f"{finding.span.source.path}:{place.line}:{place.column}"
            old, new = repr(finding.span.text), repr(finding.fix)
            note("check.mended", place=where, rule=finding.rule, old=old, new=new)
    return bool(files.findings)


def _show_waivers(reading: Reading) -> None:
    """List every waiver with its place, its rule, how many findings it covers, and its reason."""
    for waiver, count in reading.covered.items():
        place = waiver.span.first()
        where = f"{waiver.span.source.path}:{place.line}"
        found = Message("count.findings", count=count)
        tell("check.waiver", place=where, rule=waiver.rule, found=found, reason=waiver.reason)
    note("check.waivers", count=len(reading.covered))
