"""`clausebook bilingual`: a document in several languages beside each other, clause by clause."""

from __future__ import annotations

from pathlib import Path

import click

from .completion import works
from .diff import DRAFT
from .files import printed, put_files
from .frozen import sound, unaltered
from .help import command, option
from .talk import note, project_option, split_list, usage_error


@command(help="bilingual.about")
@project_option
@click.argument("work", shell_complete=works)
@option("--edition", metavar="EDITION", default=DRAFT, show_default=True, help="bilingual.help-edition")
@option("--locale", "locales", multiple=True, callback=split_list, metavar="LIST", help="bilingual.help-locale")
@option("--format", "form", type=click.Choice(("html", "pdf", "docx")), default="html", show_default=True)
@option("--out", type=click.Path(path_type=Path), help="diff.help-out")
def bilingual(root: Path, work: str, edition: str, locales: tuple[str, ...], form: str, out: Path | None) -> None:
    """Print a document in several languages beside each other."""
    from ..operations.bilingual import absences, beside
    from ..operations.build import read
    from ..operations.comparison import named_texts
    from ..operations.rendering import site_of
    from ..render.redlines import FORMS

    reading = sound(read(root, None))
    found = named_texts(reading, edition)
    if work not in {name for name, _ in found.keys}:
        raise usage_error("diff.no-work", name=work, known=tuple(sorted({name for name, _ in found.keys})))
    known = [locale for locale in reading.languages if (work, locale) in found.keys]
    wanted = [locale for locale in locales or known if locale in known]
    if len(wanted) < max(2, len(locales)):  # a text beside another
        raise usage_error("bilingual.no-texts", work=work, edition=edition, known=tuple(known))
    for one in found.entered([(work, locale) for locale in wanted]):
        note(one)
    with unaltered():
        texts = [text for locale in wanted if (text := found.text((work, locale)))]
    library = reading.settled
    held = {one.locale: one.absent for _, one in found.held.values() if one.work == work}
    absent = [held[one.locale] if held else absences(library, work, one.locale) for one in texts]
    document = beside(texts, absent, reading.languages, library.settings.governing)
    put_files({f"{work}.{form}": printed(FORMS[form].render, document, site_of(reading, ()))}, out)
