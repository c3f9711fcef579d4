"""Coverage as one page that stands alone: a matrix of duties by text, and what is said of each.

In: a Coverage and the sentences of a language. Out: HTML that asks no host for anything. The desk may show it, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from ..localize import language_name
from ..model.coverage import Coverage, CoverageChange, answer_in, verdict
from ..model.library import Library
from ..model.registries import in_language
from ..operations.coverage import ORDER, WORDS, TagProposal, first_line, told_change
from ..report import Sentences
from .panels import desk_files, fill_desk


def coverage_page(
    coverage: Coverage,
    library: Library,
    unanswered: Sequence[str],
    changes: Sequence[CoverageChange],
    proposed: Sequence[TagProposal],
    sentences: Sentences,
) -> str:
    """Return the page."""
    rows = coverage.by_duty
    words = {name: verdict(own) for name, own in rows.items()}
    return fill_desk(
        "coverage.html.jinja",
        sentences,
        style=desk_files()["coverage.css"],
        coverage=coverage,
        rows=rows,
        words=words,
        word=WORDS,
        groups={one: [name for name in rows if words[name] == one] for one in ORDER},
        columns=tuple(dict.fromkeys(text for texts in coverage.texts.values() for text in texts)),
        works=library.works,
        packs={name: library.laws.packs[name] for name in coverage.texts if coverage.texts[name]},
        switches={name: library.laws.switches[name] for name in unanswered},
        changes=[(one, told_change(one)) for one in changes],
        first=first_line(coverage),
        proposed=proposed,
        answer_in=answer_in,
        in_language=partial(in_language, language=sentences.language),
        named=partial(language_name, inside=sentences.language),
    )
