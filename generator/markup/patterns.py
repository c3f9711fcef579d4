"""What leftover markup looks like, and what to say of it.

Tables for `leftovers.py`; nothing here runs. Group names inside the expressions are not used, and every expression is
written for a text in which what was understood is blotted out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .escapes import CLOSES_EMPHASIS, OPENS_EMPHASIS

_HAN_NUMBER = "[一二三四五六七八九十百]{1,4}"
_BULLETS = "•●○◦▪▫■□◆◇►▶▸‣∙·➢➤"


class Leftover(NamedTuple):
    """How one kind of leftover looks, the message of what is wrong with it (its `text` is what was found) and the help.

    `marker` is the marker of a list that it stands for at the beginning of a line.
    """

    regex: str
    id: str
    help: str
    marker: str | None = None


AT_START: Mapping[str, Leftover] = {
    "blank": Leftover(
        r"[\u3000\u00a0\u2000-\u200a]++",
        "marker-misindented.typed-indentation",
        "marker-misindented.delete-indentation",
    ),
    "number": Leftover(
        r"[0-9０-９]{1,9}[.)](?= |$|[^\W\d_])|[0-9０-９]{1,2}[．、）]"
        rf"|[(（](?:[ivx]{{1,5}}|[IVX]{{1,5}}|[A-Za-z]|[0-9０-９]{{1,2}}|{_HAN_NUMBER})[)）]"
        rf"|[ivx]{{2,5}}[.)](?= )|[A-Za-z](?:[)）]|\.(?= ))|{_HAN_NUMBER}、"
        r"|[\u2460-\u249b\u24b6-\u24ff\u2776-\u2793\u3220-\u3229](?=.)",
        "markup-left-over.typed-number",
        "markup-left-over.number-form",
        marker="1.",
    ),
    "bullet": Leftover(
        rf"[{_BULLETS}](?=.)|[-*+–—－](?= )|[-－](?=[^\W\d_])",
        "markup-left-over.no-list",
        "markup-left-over.bullet-form",
        marker="-",
    ),
}
"""At the first character of a paragraph, a cell, a term or a title."""

AT_LINE: Mapping[str, Leftover] = {
    "heading": Leftover(
        r"#{1,6}(?= |$|[\u3400-\u9fff])|＃++", "markup-left-over.heading", "markup-left-over.own-clause"
    ),
    "quote": Leftover(
        r"[>＞][^\n]*+(?:\n *+[>＞][^\n]*+)*", "markup-left-over.quotation", "markup-left-over.delete-quote"
    ),
    "fence": Leftover(
        r"(?:`{3,}+|~{3,}+)[^`~]*+(?:`{3,}+|~{3,}+)?",
        "markup-left-over.code-passage",
        "markup-left-over.delete-marks",
    ),
    "ruled": Leftover(r"[-=*_|:][-=*_|: ]*+$", "markup-left-over.ruled-line", "markup-left-over.page-sets-lines"),
    "row": Leftover(r"[|｜][^\n]*+(?:\n *+[|｜][^\n]*+)*", "markup-left-over.row", "markup-left-over.table-form"),
    "definition": Leftover(r"[:~](?= )", "markup-left-over.definition", "markup-left-over.definition-form"),
    "reference": Leftover(
        r"\[[^\[\]\n]++\]:(?= |$)", "markup-left-over.link-targets", "markup-left-over.target-behind"
    ),
}
"""At the first character of any line."""

AT_NEXT_LINE: Mapping[str, Leftover] = {
    "next_bullet": Leftover(
        rf"[{_BULLETS}](?=.)",
        "marker-misindented.marker-in-paragraph",
        "marker-misindented.dash-in-column",
        marker="-",
    ),
    "item": Leftover(
        r"[-*+](?= )|1[.)](?= )|(?<=[.:;!?。：；！？]\n)[0-9]{1,3}[.)](?= )",
        "marker-misindented.marker-in-paragraph",
        "marker-misindented.marker-in-column",
    ),
    "indent": Leftover(
        r"[\u3000\u00a0\u2000-\u200a]++", "marker-misindented.typed-indentation", "marker-misindented.blank-line"
    ),
}
"""At the first character of a line that goes on with a paragraph."""

INSIDE: Mapping[str, Leftover] = {
    "container": Leftover(r"[:：]{3,}+", "markup-left-over.passage", "markup-left-over.passage-form"),
    "comment": Leftover(r"<!--(?:[^<>]*-->)?", "markup-left-over.comment", "markup-left-over.delete-comment"),
    "tag": Leftover(
        r"</?[A-Za-z][A-Za-z0-9-]*+(?:[\s/][^<>]*+)?>|<[!?][^<>]*+>?", "raw-html.tag", "raw-html.delete-tag"
    ),
    "autolink": Leftover(
        r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[^\s<>@]{1,64}@[^\s<>]++)>",
        "markup-left-over.angle-address",
        "markup-left-over.link-form",
    ),
    "entity": Leftover(
        r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
        "raw-html.entity",
        "raw-html.type-character",
    ),
    "code": Leftover(r"`++[^`]++`++", "markup-left-over.code", "markup-left-over.delete-marks"),
    "struck": Leftover(r"~~[^~\n]*+~~|~~", "markup-left-over.struck", "markup-left-over.delete-struck"),
    "fact": Leftover(
        r"[{｛]{2}[^{}｛｝\n]*+[}｝]{2}|[{｛]{2}|[}｝]{2}", "markup-left-over.fact", "markup-left-over.fact-form"
    ),
    "id": Leftover(r"[{｛]#[^{}｛｝\n]*+[}｝]?", "markup-left-over.id", "markup-left-over.id-form"),
    "image": Leftover(r"!\[[^\[\]\n]*+(?:\]\[[^\[\]\n]*+\]?)?", "image.image", "image.say-in-words"),
    "link": Leftover(
        r"[\]］]\([^()\n]*+\)?|］（[^（）\n]*+）?|\]（(?=#|[a-z]+:)[^（）\n]*+）?|（#[A-Za-z][^（）\n]*+）?",
        "markup-left-over.link",
        "markup-left-over.plain-link-form",
    ),
    "indirect": Leftover(r"\]\[", "markup-left-over.indirect", "markup-left-over.target-behind"),
    "footnote": Leftover(r"\[\^[^\[\]\n]*+\]?", "markup-left-over.footnote", "markup-left-over.say-in-text"),
    "strong": Leftover(
        r"(?:\*{2,}+|＊{2,}+)(?:[^*＊\n]++[*＊]{2,}+)?", "markup-left-over.stars", "markup-left-over.strong-form"
    ),
    "emphasis": Leftover(
        r"(?<!\*)\*(?=[^\s*])[^*]*+(?<=[^\s*])\*(?!\*)"
        rf"|{OPENS_EMPHASIS}_{{1,3}}(?=[^\s_])[^_]*+(?<=[^\s_])_{{1,3}}{CLOSES_EMPHASIS}",
        "markup-left-over.emphasis",
        "markup-left-over.emphasis-form",
    ),
    "break": Leftover(r"\\(?= *+\n)", "markup-left-over.line-break", "markup-left-over.blank-line-ends"),
}
"""Anywhere."""
