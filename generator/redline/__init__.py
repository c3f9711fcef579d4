"""What changed between two Documents, as a Document that carries the insertions and the deletions. Pure.

In: two Documents of one work and locale, or one and nothing. Out: a `Redline`. Clauses are aligned by id, blocks in a
clause by likeness, words by the longest sequence that both have. Numbers, dates and anchors are the new Document's.

    tokens     words, figures with their units, Han characters; runs of inlines to tokens and back
    sequence   which parts of two sequences are the same, and one of both
    runs       two runs of inlines to one
    kept       what is another about words that stayed: numbers of references, emphasis
    align      which blocks, items, rows belong together
    forms      paragraphs parted or joined, a passage that stands out or no longer does
    blocks     two sequences of blocks to one
    sections   two outlines to one
    moves      passages that went from one place and came at another, clauses split and merged
    notes      the notes of a redline in the words of a language
    names      what a clause or a passage is called
    renames    clauses that have another id than before
    anchors    what went, without the places that links lead to
    compare    two Documents to their redline
    judge      a redline with every change accepted, or rejected
    facts      facts whose words are others, names that came or went
    changes    what changed, counted: clauses, facts, figures, negations and modal verbs, numbers, emphasis, references
    print      a redline with its summary on top, and two languages beside each other
    excerpt    the changed parts of a redline alone
    notice     a redline as readers are told of it
"""

from __future__ import annotations

from .changes import Changes
from .compare import Redline, compare
from .judge import accept, reject
from .print import Side, beside, tracked, tracked_beside, with_summary

__all__ = [
    "Changes",
    "Redline",
    "Side",
    "accept",
    "beside",
    "compare",
    "reject",
    "tracked",
    "tracked_beside",
    "with_summary",
]
