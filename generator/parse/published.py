"""No two documents at one address.

In: the paths that the settings name, and the works. Out: a finding for each path that another document has. Addresses
are compared without regard to case, as some servers and file systems do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model.diagnostics import Diagnostic, error
from ..model.library import Work
from ..model.source import Span
from .settings import Paths

_Claim = tuple[str, str, str, Span | None]
"""Path, work, locale, and where the path is written; None for the one that is given without words."""


def doubly_claimed(paths: Paths, works: Mapping[str, Work]) -> Iterator[Diagnostic]:
    """Yield a finding for each path of the settings that an earlier one, or a document without a path, claims."""
    first: dict[str, _Claim] = {}
    for claim in (*_unwritten(paths, works), *_written(paths)):
        path, work, locale, span = claim
        other = first.setdefault(path.casefold(), claim)
        if other is not claim and span:
            finding = error("duplicate-path.taken", span, path=path, work=other[1], locale=other[2])
            finding = finding.with_help("duplicate-path.other-address", work=work, locale=locale)
            yield finding.with_note("note.other", other[3]) if other[3] else finding


def _written(paths: Paths) -> Iterator[_Claim]:
    for work, by_locale in paths.items():
        for locale, located in by_locale.items():
            yield located.path, work, locale, located.span


def _unwritten(paths: Paths, works: Mapping[str, Work]) -> Iterator[_Claim]:
    for name, work in works.items():
        for locale in work.locales:
            if locale not in paths.get(name, {}):
                yield f"{locale}/{name}", name, locale, None
