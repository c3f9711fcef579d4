"""What a parcel changes, for a reader: one page for each text that it changes.

In: the project as it is read, and the texts that it shared. Out: pages by name; none where either state does not build.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from ..model.diagnostics import has_errors
from ..model.source import Source
from ..operations.build import read_project
from ..operations.reading import Reading
from ..operations.rendering import site_of
from ..redline import compare, with_summary
from ..render.redlines import PAGE


def redlines(now: Reading, base: Mapping[str, str], author: str) -> Mapping[str, bytes]:
    """Return the pages of the texts that changed."""
    sources = {path: Source(path=path, text=text) for path, text in base.items()}
    then = read_project(replace(now.project, sources=sources), (), now.day)
    if has_errors((*then.diagnostics, *now.diagnostics)) or now.library is None:
        return {}
    old, new = ({(one.work, one.locale): one for one in reading.documents} for reading in (then, now))
    site, made = site_of(now, ()), dict[str, bytes]()
    for work, locale in sorted(old.keys() | new.keys()):
        words = now.label(locale)
        redline = compare(old.get((work, locale)), new.get((work, locale)), words)
        if redline.changes:
            page = PAGE.render(with_summary(redline, words, (words("Draft"), author)), site)
            made |= {f"{locale}.{work}": artifact.data for artifact in page.artifacts}
    return made
