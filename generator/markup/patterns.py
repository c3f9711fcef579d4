"""What leftover markup looks like, and what to say of it.

Tables for `leftovers.py`; nothing here runs. Group names inside the expressions are not used, and every expression is
written for a text in which what was understood is blotted out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .escapes import CLOSES_EMPHASIS, OPENS_EMPHASIS

_HAN_NUMBER = "[一二三四五六七八九十百]{1,4}"
_BULLETS = "•●○◦▪▫■□◆◇►▶▸‣∙·➢➤"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """How one kind of leftover looks, the message of what is wrong with it (its `text` is what was found) and the help.

    `marker` is the marker of a list that it stands for at the beginning of a line.
    """

    regex: str
    id: str
    help: str
    marker: str | None = None


AT_START: Mapping[str, Leftover] = MappingProxyType(
    {
        "blank": Leftover(
            regex=r"[\u3000\u00a0\u2000-\u200a]++",
            id="marker-misindented.typed-indentation",
            help="marker-misindented.delete-indentation",
        ),
        "number": Leftover(
            regex=r"[0-9０-９]{1,9}[.)](?= |$|[^\W\d_])|[0-9０-９]{1,2}[．、）]"
            rf"|[(（](?:[ivx]{{1,5}}|[IVX]{{1,5}}|[A-Za-z]|[0-9０-９]{{1,2}}|{_HAN_NUMBER})[)）]"
            rf"|[ivx]{{2,5}}[.)](?= )|[A-Za-z](?:[)）]|\.(?= ))|{_HAN_NUMBER}、"
            r"|[\u2460-\u249b\u24b6-\u24ff\u2776-\u2793\u3220-\u3229](?=.)",
            id="markup-left-over.typed-number",
            help="markup-left-over.number-form",
            marker="1.",
        ),
        "bullet": Leftover(
            regex=rf"[{_BULLETS}](?=.)|[-*+–—－](?= )|[-－](?=[^\W\d_])",
            id="markup-left-over.no-list",
            help="markup-left-over.bullet-form",
            marker="-",
        ),
    }
)
"""At the first character of a paragraph, a cell, a term or a title."""

AT_LINE: Mapping[str, Leftover] = MappingProxyType(
    {
        "heading": Leftover(
            regex=r"#{1,6}(?= |$|[\u3400-\u9fff])|＃++",
            id="markup-left-over.heading",
            help="markup-left-over.own-clause",
        ),
        "quote": Leftover(
            regex=r"[>＞][^\n]*+(?:\n *+[>＞][^\n]*+)*",
            id="markup-left-over.quotation",
            help="markup-left-over.delete-quote",
        ),
        "fence": Leftover(
            regex=r"(?:`{3,}+|~{3,}+)[^`~]*+(?:`{3,}+|~{3,}+)?",
            id="markup-left-over.code-passage",
            help="markup-left-over.delete-marks",
        ),
        "ruled": Leftover(
            regex=r"[-=*_|:][-=*_|: ]*+$",
            id="markup-left-over.ruled-line",
            help="markup-left-over.page-sets-lines",
        ),
        "row": Leftover(
            regex=r"[|｜][^\n]*+(?:\n *+[|｜][^\n]*+)*",
            id="markup-left-over.row",
            help="markup-left-over.table-form",
        ),
        "definition": Leftover(
            regex=r"[:~](?= )",
            id="markup-left-over.definition",
            help="markup-left-over.definition-form",
        ),
        "reference": Leftover(
            regex=r"\[[^\[\]\n]++\]:(?= |$)",
            id="markup-left-over.link-targets",
            help="markup-left-over.target-behind",
        ),
    }
)
"""At the first character of any line."""

AT_NEXT_LINE: Mapping[str, Leftover] = MappingProxyType(
    {
        "next_bullet": Leftover(
            regex=rf"[{_BULLETS}](?=.)",
            id="marker-misindented.marker-in-paragraph",
            help="marker-misindented.dash-in-column",
            marker="-",
        ),
        "item": Leftover(
            regex=r"[-*+](?= )|1[.)](?= )|(?<=[.:;!?。：；！？]\n)[0-9]{1,3}[.)](?= )",
            id="marker-misindented.marker-in-paragraph",
            help="marker-misindented.marker-in-column",
        ),
        "indent": Leftover(
            regex=r"[\u3000\u00a0\u2000-\u200a]++",
            id="marker-misindented.typed-indentation",
            help="marker-misindented.blank-line",
        ),
    }
)
"""At the first character of a line that goes on with a paragraph."""

INSIDE: Mapping[str, Leftover] = MappingProxyType(
    {
        "container": Leftover(
            regex=r"[:：]{3,}+",
            id="markup-left-over.passage",
            help="markup-left-over.passage-form",
        ),
        "comment": Leftover(
            regex=r"<!--(?:[^<>]*-->)?",
            id="markup-left-over.comment",
            help="markup-left-over.delete-comment",
        ),
        "tag": Leftover(
            regex=r"</?[A-Za-z][A-Za-z0-9-]*+(?:[\s/][^<>]*+)?>|<[!?][^<>]*+>?",
            id="raw-html.tag",
            help="raw-html.delete-tag",
        ),
        "autolink": Leftover(
            regex=r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[^\s<>@]{1,64}@[^\s<>]++)>",
            id="markup-left-over.angle-address",
            help="markup-left-over.link-form",
        ),
        "entity": Leftover(
            regex=r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
            id="raw-html.entity",
            help="raw-html.type-character",
        ),
        "code": Leftover(
            regex=r"`++[^`]++`++",
            id="markup-left-over.code",
            help="markup-left-over.delete-marks",
        ),
        "struck": Leftover(
            regex=r"~~[^~\n]*+~~|~~",
            id="markup-left-over.struck",
            help="markup-left-over.delete-struck",
        ),
        "fact": Leftover(
            regex=r"[{｛]{2}[^{}｛｝\n]*+[}｝]{2}|[{｛]{2}|[}｝]{2}",
            id="markup-left-over.fact",
            help="markup-left-over.fact-form",
        ),
        "id": Leftover(
            regex=r"[{｛]#[^{}｛｝\n]*+[}｝]?",
            id="markup-left-over.id",
            help="markup-left-over.id-form",
        ),
        "image": Leftover(
            regex=r"!\[[^\[\]\n]*+(?:\]\[[^\[\]\n]*+\]?)?",
            id="image.image",
            help="image.say-in-words",
        ),
        "link": Leftover(
            regex=r"[\]］]\([^()\n]*+\)?|］（[^（）\n]*+）?|\]（(?=#|[a-z]+:)[^（）\n]*+）?|（#[A-Za-z][^（）\n]*+）?",
            id="markup-left-over.link",
            help="markup-left-over.plain-link-form",
        ),
        "indirect": Leftover(
            regex=r"\]\[",
            id="markup-left-over.indirect",
            help="markup-left-over.target-behind",
        ),
        "footnote": Leftover(
            regex=r"\[\^[^\[\]\n]*+\]?",
            id="markup-left-over.footnote",
            help="markup-left-over.say-in-text",
        ),
        "strong": Leftover(
            regex=r"(?:\*{2,}+|＊{2,}+)(?:[^*＊\n]++[*＊]{2,}+)?",
            id="markup-left-over.stars",
            help="markup-left-over.strong-form",
        ),
        "emphasis": Leftover(
            regex=r"(?<!\*)\*(?=[^\s*])[^*]*+(?<=[^\s*])\*(?!\*)"
            rf"|{OPENS_EMPHASIS}_{{1,3}}(?=[^\s_])[^_]*+(?<=[^\s_])_{{1,3}}{CLOSES_EMPHASIS}",
            id="markup-left-over.emphasis",
            help="markup-left-over.emphasis-form",
        ),
        "break": Leftover(
            regex=r"\\(?= *+\n)",
            id="markup-left-over.line-break",
            help="markup-left-over.blank-line-ends",
        ),
    }
)
"""Anywhere."""
