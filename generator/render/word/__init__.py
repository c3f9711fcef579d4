"""A Document as a Word file (ECMA-376) that counsel edits and that comes back.

In: a Document and a Site. Out: `<work>.docx`, equal bytes for an equal Document, with three anchors for each clause
(`model/word_anchors.py`). A release keeps none: it is printed from the frozen text whenever it is asked for.

    xml        elements and names of WordprocessingML
    file       what the paragraphs of a file have in common
    comments   what was said of the text
    tracked    moves as what went and what came
    numbering  numbers as Word counts them
    runs       inlines
    blocks     what a clause says, block by block
    paragraphs where blocks stand, and paragraphs
    tables     tables, and columns of languages
    body       clauses with their anchors, and what stands around them
    contents   the list of clauses at its head
    parts      settings, head and foot, properties, the list of anchors
    reference  how it looks: styles, theme, fonts, heads and feet
    whole      the file of a Document
    package    parts to a zip
    reading    the words of a file, to prove it
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...disk.chosen_files import REFERENCE
from ...model.diagnostics import error
from ...model.document import Document
from ...model.source import Source
from ..formats import File, Format, Storage
from ..site import NOTHING, Rendering, Site, Surroundings

if TYPE_CHECKING:
    from .file import Threads

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def says(data: bytes, document: Document) -> bool:
    """Say whether a file says what a Document says."""
    from .reading import wanted_words, words_of

    return words_of(data) == wanted_words(document)


_FILE = File(name="{work}.docx", media_type=MEDIA_TYPE, says=says)


def render_word(
    document: Document, site: Site, _around: Surroundings = NOTHING, *, threads: Threads | None = None
) -> Rendering:
    """Return the Word file of a Document, with threads of comments on its clauses, or why its reference is no use."""
    from .reference import WordReferenceError
    from .whole import print_file

    try:
        return Rendering(artifacts=(_FILE.made(document, print_file(document, site, threads)),))
    except WordReferenceError as cause:
        found = error(cause.message, Source(path=REFERENCE, text="").whole())
        return Rendering(artifacts=(), diagnostics=(found.with_help("word-reference.save"),))


FORMAT = Format(name="docx", files=(_FILE,), render=render_word, storage=Storage.ANEW)
