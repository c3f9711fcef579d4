"""`clausebook diff`: what changed between two editions, on two days, or since a translation was made."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .completion import editions
from .files import printed, put_file, put_files
from .gathering import answer, as_json, gathered
from .help import command, option
from .speech import say
from .talk import (
    FINDINGS,
    note,
    project_option,
    put_text,
    refuse,
    show_findings,
    split_list,
    usage_error,
)

if TYPE_CHECKING:
    from ..editions import Frozen, FrozenDocument
    from ..model.document import Document
    from ..operations.reading import Reading
    from ..redline import Redline
    from ..render.redlines import RedlineForm

DRAFT = "draft"
_FOR_READING = "txt"
"""The suffix of the form that goes to a terminal, whose encoding may lack characters; the others are files."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedRedline:
    """A redline as it is to be printed, and the name of its file."""

    name: str
    document: Document


def _form(context: click.Context, option: click.Parameter, value: str) -> str:
    from ..render.redlines import forms

    if value not in forms():
        raise click.BadParameter(say("diff.no-form", value=value, forms=tuple(forms())))
    return str(as_json(context, option, value))


@command(help="diff.about")
@project_option
@click.argument("old", required=False, shell_complete=editions)
@click.argument("new", required=False, shell_complete=editions)
@option("--work", "works", multiple=True, callback=split_list, metavar="LIST", help="diff.help-work")
@option(
    "--locale",
    "locales",
    multiple=True,
    callback=split_list,
    metavar="LIST",
    help="diff.help-locale",
)
@option(
    "--format",
    "form",
    default="text",
    callback=_form,
    metavar="[text|html|pdf|docx|markdown|notice|notice-html|json]",
    show_default=True,
)
@option("--out", type=click.Path(path_type=Path), help="diff.help-out")
@option("--exit-code", is_flag=True, help="diff.help-exit-code")
@option("--since-translation", "clause", metavar="CLAUSE", help="diff.help-since-translation")
def diff(
    root: Path,
    old: str | None,
    new: str | None,
    works: tuple[str, ...],
    locales: tuple[str, ...],
    form: str,
    out: Path | None,
    clause: str | None,
    **flags: bool,
) -> None:
    """Show what changed from OLD to NEW: editions, days, or `draft`."""
    from ..model.codec import pack
    from ..operations.answers import SCHEMA, answer_of, changed_texts
    from ..render.redlines import DATA, FORMS

    if clause:
        from .ledger import show_since_translation

        show_since_translation(root, clause, locales[0] if locales else None)
        return
    reading = read_or_stop(root)
    names = _names(reading, old, new)
    before, after = (texts_named(reading, name) for name in names)
    keys = _keys(reading, before, after, works, locales)
    redlines = _redlines(reading, before, after, keys)
    changed = any(redline.changes for redline in redlines.values())
    found = {"old": names[0], "new": names[1], "documents": changed_texts(redlines)}
    answer(**found)
    if form == DATA and out:
        put_file(pack(answer_of("diff", found), SCHEMA), out)
    elif changed and (out or not gathered()):
        printing = _told if FORMS[form].notice else _printed
        wanted = tuple(printing(reading, redlines, names, locales, FORMS[form]))
        _put_all(reading, wanted, FORMS[form], out)
    if not changed:
        note("diff.same", old=names[0], new=names[1])
    sys.exit(FINDINGS if flags["exit_code"] and changed else 0)


def read_or_stop(root: Path) -> Reading:
    """Return a project without errors; those that it has end the run."""
    from ..operations.build import read

    reading = read(root, None)
    errors = [finding for finding in reading.diagnostics if finding.severity.value == "error"]
    if reading.library is None or errors:
        show_findings(errors)
        sys.exit(FINDINGS)
    return reading


def _names(reading: Reading, old: str | None, new: str | None) -> tuple[str, str]:
    newest = reading.archive.newest
    if old is None and newest is None:
        refuse("diff.no-edition", FINDINGS)
    return old or (newest.id if newest else DRAFT), new or DRAFT


def texts_named(reading: Reading, name: str) -> Mapping[Key, Callable[[], Document]]:
    """Return what loads each text that a name means; one that means none ends the run."""
    if name == DRAFT:
        return {(one.work, one.locale): (lambda one=one: one) for one in reading.documents}  # type: ignore[misc]
    return {key: partial(_load, *held) for key, held in _meant(reading, name).items()}


def _meant(reading: Reading, name: str) -> Mapping[Key, tuple[Frozen, FrozenDocument]]:
    """Return the frozen texts that a name means; one that means none ends the run, the draft has none."""
    from ..editions.lookup import UnknownEditionError, texts_of

    try:
        return {} if name == DRAFT else texts_of(reading.archive, name)
    except UnknownEditionError as cause:
        refuse(cause.message, FINDINGS)


def _load(frozen: Frozen, document: FrozenDocument) -> Document:
    """Return a frozen text, and say so where nobody witnessed it."""
    from ..editions import load

    if frozen.entered:
        told = {"work": document.work, "locale": document.locale, "file": frozen.entered.name_of(document)}
        note("diff.entered", edition=frozen.id, day=frozen.entered.entered, **told)
    return load(frozen, document)


def _keys(
    reading: Reading, before: Mapping[Key, Any], after: Mapping[Key, Any], works: Sequence[str], locales: Sequence[str]
) -> list[Key]:
    there = sorted(before.keys() | after.keys())
    for wanted, known, id in (
        (works, {work for work, _ in there}, "diff.no-work"),
        (locales, {locale for _, locale in there}, "diff.no-language"),
    ):
        for name in wanted:
            if name not in known:
                raise usage_error(id, name=name, known=tuple(sorted(known)))
    keys = [key for key in there if (not works or key[0] in works) and (not locales or key[1] in locales)]
    order = {locale: place for place, locale in enumerate(locales or tuple(reading.languages))}
    return sorted(keys, key=lambda key: (key[0], order.get(key[1], len(order))))


def _redlines(
    reading: Reading, before: Mapping[Key, Callable[[], Document]], after: Mapping[Key, Callable[[], Document]],
    keys: Sequence[Key],
) -> dict[Key, Redline]:  # fmt: skip
    from ..redline import compare
    from .frozen import unaltered

    with unaltered():
        return {
            key: compare(
                before[key]() if key in before else None,
                after[key]() if key in after else None,
                reading.label(key[1]),
            )
            for key in keys
        }


def _told(
    reading: Reading,
    redlines: Mapping[Key, Redline],
    names: tuple[str, str],
    _locales: Sequence[str],
    _form: RedlineForm,
) -> Iterator[PrintedRedline]:
    """Yield the notices to print: one for each text."""
    from .reader_notice import frozen_drafts, notices

    meant = ({key: frozen for key, (frozen, _) in _meant(reading, name).items()} for name in names)
    sides = [held if name != DRAFT else frozen_drafts(reading) for name, held in zip(names, meant, strict=True)]
    yield from (PrintedRedline(name=name, document=made) for name, made in notices(reading, redlines, sides))


def _printed(
    reading: Reading, redlines: Mapping[Key, Redline], names: tuple[str, str], locales: Sequence[str], form: RedlineForm
) -> Iterator[PrintedRedline]:
    """Yield the redlines to print: one for each text, or one for each work with its languages beside each other."""
    from ..redline import Side, beside, tracked, tracked_beside, with_summary
    from ..redline.excerpt import excerpt

    changed = {key: redline for key, redline in redlines.items() if redline.changes}
    if len(locales) > 1:
        for work in dict.fromkeys(work for work, _ in changed):
            own = [(locale, redline) for (name, locale), redline in redlines.items() if name == work]
            sides = [Side(redline=redline, words=reading.languages[locale].label) for locale, redline in own]
            words = reading.languages[own[0][0]].label
            told = _said(reading, names, [(work, locale) for locale, _ in own], words)
            made = tracked_beside(sides, told, _parity(reading, work, names)) if form.tracked else beside(sides, told)
            yield PrintedRedline(name=work, document=made)
        return
    for (work, locale), redline in changed.items():
        words = reading.languages[locale].label
        compared = _said(reading, names, [(work, locale)], words)
        document = (tracked if form.tracked else with_summary)(redline, words, compared)
        yield PrintedRedline(name=f"{locale}.{work}", document=document if form.whole else excerpt(document))


def _parity(reading: Reading, work: str, names: tuple[str, str]) -> Callable[[str, str], str]:
    """Return what the rules find that a clause of the draft says in one language alone; of a frozen text nothing."""
    from ..model.library import clause_key
    from ..operations.bilingual import parity_findings

    found = parity_findings(reading.subject) if names[1] == DRAFT and reading.subject else {}

    def told(clause: str, locale: str) -> str:
        owner, name, _ = clause_key(work, clause, locale)
        return "\n".join(map(say, found.get(f"clauses/{owner}/{name}.{locale}.md", ())))

    return told


def _said(reading: Reading, names: tuple[str, str], keys: Sequence[Key], words: Callable[..., str]) -> tuple[str, str]:
    """Return how a redline of some texts calls its two sides: nobody takes for witnessed what was entered later."""
    entered = ({key for key, (frozen, _) in _meant(reading, name).items() if frozen.entered} for name in names)
    marked = [
        say("diff.not-witnessed", edition=name) if own & {*keys} else name
        for name, own in zip(names, entered, strict=True)
    ]
    old, new = (words("Draft") if name == DRAFT else name for name in marked)
    return old, new


def _put_all(reading: Reading, wanted: Sequence[PrintedRedline], form: RedlineForm, out: Path | None) -> None:
    """Write the redlines: texts one after the other, pages and PDFs each into a file of its own."""
    from ..operations.rendering import site_of

    site = site_of(reading, ())
    made = {f"{one.name}.{form.suffix}": printed(form.render, one.document, site) for one in wanted}
    if form.suffix == _FOR_READING and out is None:
        put_text(b"\n".join(made.values()).decode())
    elif not form.whole:
        put_file(b"\n".join(made.values()), out)
    else:
        put_files(made, out)
