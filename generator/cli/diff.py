"""`clausebook diff`: what changed between two editions, on two days, or since a translation was made."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .completion import editions
from .files import printed, put_file, put_files
from .frozen import sound, unaltered
from .gathering import answer, as_json, gathered
from .help import command, option
from .speech import say
from .talk import (
    FINDINGS,
    note,
    project_option,
    put_text,
    refuse,
    split_list,
    usage_error,
)

if TYPE_CHECKING:
    from ..operations.comparison import Key, NamedRedline, NamedTexts
    from ..operations.reading import Reading
    from ..redline.notes import Label
    from ..render.redlines import RedlineForm

DRAFT = "draft"
_FOR_READING = "txt"
"""The suffix of the form that goes to a terminal, whose encoding may lack characters; the others are files."""


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
    from ..operations.build import read
    from ..operations.comparison import named_texts, notices_of, printed_redlines, redlines_of
    from ..render.redlines import DATA, FORMS

    if clause:
        from .ledger import show_since_translation

        show_since_translation(root, clause, locales[0] if locales else None)
        return
    reading = sound(read(root, None))
    names = _names(reading, old, new)
    sides = named_texts(reading, names[0]), named_texts(reading, names[1])
    keys = _keys(reading, sides[0].keys | sides[1].keys, works, locales)
    for one in (message for side in sides for message in side.entered(keys)):
        note(one)
    with unaltered():
        redlines = redlines_of(reading, sides, keys)
    changed = any(redline.changes for redline in redlines.values())
    found = {"old": names[0], "new": names[1], "documents": changed_texts(redlines)}
    answer(**found)
    if form == DATA and out:
        put_file(pack(answer_of("diff", found), SCHEMA), out)
    elif changed and (out or not gathered()):
        made = (
            notices_of(reading, redlines, sides)
            if FORMS[form].notice
            else printed_redlines(
                reading,
                redlines,
                locales,
                FORMS[form],
                called=partial(_names_of, sides),
                parity=partial(_parity, reading, names),
            )
        )
        _put_all(reading, tuple(made), FORMS[form], out)
    if not changed and names[1] == DRAFT:
        note("diff.same-draft", old=names[0])
    elif not changed:
        note("diff.same", old=names[0], new=names[1])
    sys.exit(FINDINGS if flags["exit_code"] and changed else 0)


def _names(reading: Reading, old: str | None, new: str | None) -> tuple[str, str]:
    newest = reading.archive.newest
    if old is None and newest is None:
        refuse("diff.no-edition", FINDINGS)
    return old or (newest.id if newest else DRAFT), new or DRAFT


def _keys(reading: Reading, found: Iterable[Key], works: Sequence[str], locales: Sequence[str]) -> list[Key]:
    there = sorted(found)
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


def _names_of(sides: Sequence[NamedTexts], keys: Sequence[Key], words: Label) -> tuple[str, str]:
    """Return how a redline of some texts calls its two sides: nobody takes for witnessed what was entered later."""
    marked = (say("diff.not-witnessed", edition=side.name) if [*side.entered(keys)] else side.name for side in sides)
    old, new = (words("Draft") if name == DRAFT else name for name in marked)
    return old, new


def _parity(reading: Reading, names: tuple[str, str], work: str) -> Callable[[str, str], str]:
    """Return what the rules find that a clause of the draft says in one language alone; of a frozen text nothing."""
    from ..model.library import clause_key
    from ..operations.bilingual import parity_findings

    found = parity_findings(reading.subject) if names[1] == DRAFT and reading.subject else {}

    def told(clause: str, locale: str) -> str:
        owner, name, _ = clause_key(work, clause, locale)
        return "\n".join(map(say, found.get(f"clauses/{owner}/{name}.{locale}.md", ())))

    return told


def _put_all(reading: Reading, wanted: Sequence[NamedRedline], form: RedlineForm, out: Path | None) -> None:
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
