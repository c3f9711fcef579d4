"""`clausebook coverage`, and what `explain` says of a duty or a switch: what the texts answer of the law on a day."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..model.diagnostics import Message
from .files import put_file
from .frozen import unaltered
from .gathering import answer, as_json
from .help import command, option
from .speech import machine_sentences, say, sentences
from .talk import FINDINGS, as_day, as_of_option, fails, note, project_option, put, put_text, show_findings, usage_error

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..check import Subject
    from ..model.coverage import Coverage, CoverageRow, DutyChange
    from ..model.duties import Duty, LawPack, Laws
    from ..model.registries import Texts
    from ..operations.coverage import TagProposal
    from ..operations.reading import Reading

_DAYS = {"begins": "duty.begins", "ends": "duty.ends", "enforced": "duty.enforced"}
_ANSWERS = {True: "duty.yes", False: "duty.no", None: "duty.nobody"}
"""The message of each answer of a profile."""


@command(help="duty.about")
@project_option
@as_of_option
@option("--against", callback=as_day, metavar="DATE", help="duty.help-against")
@option("--work", metavar="WORK", help="duty.help-work")
@option("--locale", metavar="TAG", help="duty.help-locale")
@option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "json", "csv"]),
    default="text",
    callback=as_json,
    help="duty.help-format",
)
@option("--out", type=click.Path(dir_okay=False, path_type=Path), help="duty.help-out")
@option("--propose", is_flag=True, help="duty.help-propose")
def coverage(
    root: Path,
    day: date | None,
    against: date | None,
    work: str | None,
    locale: str | None,
    form: str,
    out: Path | None,
    propose: bool,
) -> None:
    """Say which duties of the law the texts answer on a day, where, and what becomes due."""
    from ..check.duties.judging import coverage_of
    from ..model.coverage import changes_between
    from ..model.scope import unanswered
    from ..operations.coverage import as_csv, lines_of, proposals
    from ..operations.release.duties import law_changes

    reading, subject = _read(root, day)
    _refuse_unknown(subject, work, locale)
    with unaltered():
        for one in law_changes(reading, sentences().language):
            note(one)
    found = _narrowed(coverage_of(subject, only=work), locale)
    other = _narrowed(coverage_of(subject, against, work), locale) if against else None
    first, then = sorted((found, other or found), key=lambda one: one.day)
    told, changes = (changes_between(first, then, one.language) for one in (machine_sentences(), sentences()))
    proposed = tuple(proposals(subject, found)) if propose else ()
    switches = unanswered(subject.library, found.day)
    answer(
        day=found.day,
        counts=found.counts,
        waiting=found.waiting,
        unanswered=switches,
        rows=lines_of(found, machine_sentences()),
        changes=told,
        proposals=proposed,
    )
    if form == "csv":
        put_file(as_csv(lines_of(found, sentences())), out)
    elif form == "html":
        from ..preview.coverage import coverage_page

        page = coverage_page(found, subject.library, changes, proposed, sentences())
        put_file(page.encode(), out)
    else:
        meanings = {name: subject.library.laws.switches[name] for name in switches}
        _tell(found, meanings, changes, proposed)
    if fails(reading.diagnostics, ("error",)):
        sys.exit(FINDINGS)


def _read(root: Path, day: date | None) -> tuple[Reading, Subject]:
    """Return the project, and its working text as the judgement looks at it; one that cannot be read ends the run.

    A file in error is named: what it says is left out, a law of the project for instance, and the run fails in the end.
    """
    from ..operations.build import read

    reading = read(root, day, choose=lambda _: ())
    if reading.diagnostics:
        show_findings(reading.diagnostics)
    if reading.library is None or reading.subject is None:
        sys.exit(FINDINGS)
    if not reading.library.laws.packs:
        note("duty.no-scope")
    return reading, reading.subject


def _refuse_unknown(subject: Subject, work: str | None, locale: str | None) -> None:
    from ..model.diagnostics import did_you_mean

    locales = {tag for one in subject.library.works.values() for tag in one.locales}
    for name, known, id in (
        (work, subject.library.works, "build.unknown-work"),
        (locale, locales, "build.unknown-locale"),
    ):
        if name and name not in known:
            hint = did_you_mean(name, known) or Message("usage.there-are", names=tuple(sorted(known)))
            raise usage_error(id, name=name, hint=hint)


def _narrowed(found: Coverage, locale: str | None) -> Coverage:
    """Return what is said in one language, and of duties of which no text was looked at."""
    from ..model.duties import is_in

    rows = tuple(row for row in found.rows if not locale or not row.locale or is_in(row.locale, locale))
    return replace(found, rows=rows)


def _tell(
    found: Coverage, switches: Mapping[str, Texts], changes: Sequence[DutyChange], proposed: Sequence[TagProposal]
) -> None:
    """Print what asks for somebody first: what is not shown, what begins, what nobody examined.

    `switches` are those that nobody answered, each with its meaning.
    """
    from ..model.coverage import verdict
    from ..operations.coverage import ORDER, WORDS, first_line, told_change

    put(say(first_line(found)))
    for work, day in found.waiting.items():
        put(say("duty.waiting", work=work, day=day))
    if switches:
        put(say("duty.open"))
    for name, meaning in switches.items():
        put(f"  {name}: {_in_words(meaning)}")
    for change in changes:
        put(say("duty.line", name=change.duty, told=told_change(change)))
    rows = found.by_duty
    for word in ORDER:
        names = [name for name in rows if verdict(rows[name]) == word]
        if names:
            put()
            put(say("duty.group", answer=Message(WORDS[word]), count=len(names)))
        for name in names:
            _tell_duty(rows[name], found.day)
            for one in (one for one in proposed if one.duty == name):
                put(say("duty.likely-line", clause=one.clause, file=one.file))


def _tell_duty(own: Sequence[CoverageRow], day: date) -> None:
    """Print a duty: how it is cited, what it asks for, and below it what each language answers."""
    from ..operations.coverage import marks_of

    duty, cited = own[0].duty, own[0].citation
    put(f"  {duty.id}  {_in_words(cited.text) if cited else ''}".rstrip())
    put(f"    {_in_words(duty.says or duty.subject)}")
    if duty.not_examined:
        put(f"    {_in_words(duty.not_examined)}")
    for told in marks_of(duty):
        put(say("duty.indented", told=told))
    if own[0].standing.value == "upcoming" and duty.since:
        put(say("duty.indented", told=Message("duty.begins", day=duty.since.day)))
    if duty.enforced and duty.enforced.day > day:
        put(say("duty.indented", told=Message("duty.enforced", day=duty.enforced.day)))
    for line in (line for row in own for line in _lines(row)):
        put(line)


def _in_words(texts: Texts) -> str:
    """Return a text in the language in which everything is told."""
    from ..model.registries import in_language

    return in_language(texts, sentences().language)


def _lines(row: CoverageRow) -> Iterator[str]:
    """Yield a line for each thing that is said of a row."""
    from ..operations.coverage import WORDS

    for told in _said(row):
        if row.locale and row.answer:
            yield say("duty.row", locale=row.locale, answer=Message(WORDS[row.answer.value]), told=told)
        else:
            yield say("duty.indented", told=told)


def _said(row: CoverageRow) -> Sequence[Message]:
    """Return what is said of a row: switches, who asserts it, its passages, and what is lacking."""
    no = row.answer and row.answer.value == "not-applicable"
    told = [Message("duty.switches-no" if no else "duty.switches-open", switches=row.switches)] if row.switches else []
    if row.attestation:
        one = row.attestation
        told.append(Message("duty.attested", name=one.by, day=one.day, expires=one.expires, evidence=one.evidence))
    for passage in row.passages if not row.lacking else ():
        where = f"{passage.span.source.path}:{passage.span.first().line}"
        told.append(Message("duty.passage", work=passage.work, clause=passage.clause, place=where))
    return [*told, *(one.message for one in row.lacking)] or ([Message("duty.stated")] if row.locale else [])


def explain_law(name: str) -> bool:
    """Print what the law says of a duty or what a switch asks, and what a project answers; say whether there is one."""
    from ..disk.project import find_project, law_sources, open_project
    from ..parse.laws import read_laws

    root = find_project(Path.cwd())
    sources = law_sources(open_project(root)[0].laws.values() if root else ())
    if not any(name in source.text for source in sources):
        return False
    laws = read_laws(sources)[0]
    pack = next((pack for pack in laws.packs.values() if name in pack.duties), None)
    if pack:
        told = [*_law_of(pack, pack.duties[name]), *_here(laws, pack.duties[name], root)]
    else:
        told = [*_switch_of(laws, name, root)] if name in laws.switches else []
    put_text("".join(f"{line}\n" for line in told))
    return bool(told)


def _switch_of(laws: Laws, name: str, root: Path | None) -> Iterator[str]:
    """Yield what a switch means, what a project answers, and the duties that rest on it, by pack."""
    from ..model.scope import answers_of

    yield f"{name}  {_in_words(laws.switches[name])}"
    if root:
        yield say(_ANSWERS[answers_of(_read(root, None)[1].library).get(name)])
    yield say("duty.answer", name=name)
    for pack in laws.packs.values():
        if asking := tuple(duty.id for duty in pack.duties.values() if name in duty.conditions):
            yield say("duty.asks", pack=_in_words(pack.name) or pack.jurisdiction, duties=asking)


def _law_of(pack: LawPack, duty: Duty) -> Iterator[str]:
    """Yield what a record says: the duty, its days, how it is cited and since when."""
    from ..operations.coverage import marks_of

    yield f"{duty.id}  {_in_words(pack.name)}"
    for texts in (duty.says or duty.subject, duty.not_examined, duty.note):
        yield from (_in_words(texts),) if texts else ()
    yield from map(say, marks_of(duty))
    for id, day in (("begins", duty.since), ("ends", duty.until), ("enforced", duty.enforced)):
        yield from (say(_DAYS[id], day=day.day),) if day else ()
    for one in duty.citations:
        yield say("duty.cited", day=one.since.day, text=_in_words(one.text))


def _here(laws: Laws, duty: Duty, root: Path | None) -> Iterator[str]:
    """Yield the conditions with today's answers, the clauses that name the duty, and what each language answers."""
    from ..model.scope import answers_of

    subject = _read(root, None)[1] if root else None
    answers = answers_of(subject.library) if subject else {}
    for name in duty.conditions:
        told = say(_ANSWERS[answers.get(name)])
        yield say("duty.condition", name=name, told=_in_words(laws.switches[name]), answer=told)
    clauses = subject.library.clauses.values() if subject else ()
    for clause in (one for one in clauses if duty.id in one.requirements):
        others = tuple(other for other in clause.requirements if other != duty.id)
        yield say("duty.tagged", file=clause.source.path)
        yield from (say("duty.tagged-also", others=others),) if others else ()
    for row in subject.coverage.by_duty.get(duty.id, ()) if subject else ():
        yield from _lines(row)
