"""Coverage as one page that stands alone: a matrix of duties by text, and what is said of each.

In: a Coverage and the sentences of a language. Out: HTML that asks no host for anything.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..model.coverage import Coverage, DutyChange
from ..model.library import Library
from ..operations.coverage import TagProposal, told_change
from ..report import Sentences
from .duties import coverage_values
from .panels import desk_files, fill_desk


def coverage_page(
    coverage: Coverage,
    library: Library,
    changes: Sequence[DutyChange],
    proposed: Sequence[TagProposal],
    sentences: Sentences,
) -> str:
    """Return the page."""
    return fill_desk(
        "coverage.html.jinja",
        sentences,
        style=desk_files()["coverage.css"],
        **coverage_values(coverage, library, sentences),
        changes=[(one, told_change(one)) for one in changes],
        proposed=proposed,
    )
