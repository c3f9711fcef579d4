"""Clause Markdown to blocks and inlines with spans: the closed part of Markdown that docs/formats.md lists.

In: the text of a clause file behind its front matter. Out: a `Markup`, and a finding for whatever is not in that list.
Nothing is guessed at, and no text is dropped: where a finding is, the text stays in the tree. References, facts and
terms are not followed, and the front matter is not read.

    clause      the whole of it: title, blocks, waivers
    hidden      characters that nobody sees
    conflicts   marks of two versions that nobody decided between
    engine      block structure, by markdown-it-py and rules of our own
    page        the text on its way through, and the findings so far
    blocks      structure to blocks; indentation that Markdown would guess at
    containers  `::: name`
    tables      pipe tables
    places      the column in which a block must begin
    waivers     `<!-- allow rule: reason -->`
    inlines     the text of a paragraph
    folding     what a line break between two characters stands for
    escapes     which characters a backslash makes plain
    targets     what stands in the round brackets of a link
    leftovers   markup that was not understood; patterns: what it looks like
    printing    inlines as the text of a clause file
    anypage     HTML of others, by the parser of Python's library
    placedwords the lines of a page by clause and by the language of a column
    shownpage   what a reader of a page sees for certain, and what is there beside
    styles      what the style sheets inside a page hide and add
"""

from __future__ import annotations

from .clause import Markup, parse_markup
from .hidden import find_hidden_characters

__all__ = ["Markup", "find_hidden_characters", "parse_markup"]
