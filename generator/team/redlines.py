"""What a parcel changes, for a reader: the redline of each text that it changes.

In: the project as it is read, and the texts that it shared. Out: redlines, or their pages, by name; none where either
state does not build.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..editions import disagreements
from ..model.diagnostics import has_errors
from ..model.document import Document
from ..model.source import Source
from ..operations.build import read_project
from ..operations.reading import Reading
from ..operations.rendering import site_of
from ..redline import compare, with_summary
from ..render.redlines import PAGE


def redlines(now: Reading, base: Mapping[str, str], author: str) -> Mapping[str, Document]:
    """Return the redlines of the texts that changed."""
    texts = {path: Source(path=path, text=text) for path, text in base.items()}
    sources = {path: text for path, text in texts.items() if not path.startswith("laws/")}
    laws = {path: text for path, text in texts.items() if path not in sources} or now.project.laws  # none in old bases
    then = read_project(replace(now.project, sources=sources, laws=laws), (), now.day)
    if now.library is None or then.library is None:
        return {}
    released = tuple(disagreements(then.archive, then.library))  # editions that there are since then are no fault of it
    if has_errors((*(one for one in then.diagnostics if one not in released), *now.diagnostics)):
        return {}
    old, new = ({(one.work, one.locale): one for one in reading.documents} for reading in (then, now))
    made = dict[str, Document]()
    for work, locale in sorted(old.keys() | new.keys()):
        words = now.label(locale)
        redline = compare(old.get((work, locale)), new.get((work, locale)), words)
        if redline.changes:
            made[f"{locale}.{work}"] = with_summary(redline, words, (words("Draft"), author))
    return made


def pages(now: Reading, found: Mapping[str, Document]) -> Mapping[str, bytes]:
    """Return the pages of redlines by their names."""
    if not found:
        return {}
    site = site_of(now, ())
    return {name: one.data for name, redline in found.items() for one in PAGE.render(redline, site).artifacts}
