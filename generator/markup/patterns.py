"""What leftover markup looks like, and what to say of it.

Tables for `leftovers.py`; nothing here runs. Group names inside the expressions are not used, and every expression is
written for a text in which what was understood is blotted out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_HAN_NUMBER = "[一二三四五六七八九十百]{1,4}"
_BULLETS = "•●○◦▪▫■□◆◇►▶▸‣∙·➢➤"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """How one kind of leftover looks, the message of what is wrong with it (its `text` is what was found) and the help.

    `marker` is the marker of a list that it stands for at the beginning of a line.
    """

    regex: str
    id: str
    help: str
    marker: str | None = None


AT_START: Mapping[str, Pattern] = MappingProxyType(
    {
        "blank": Pattern(
            regex=r"[\u3000\u00a0\u2000-\u200a]++",
            id="marker-misindented.typed-indentation",
            help="marker-misindented.delete-indentation",
        ),
        "number": Pattern(
            regex=r"[0-9０-９]{1,9}[.)](?= |$|[^\W\d_])|[0-9０-９]{1,2}[．、）]"
            rf"|[(（](?:[ivx]{{1,5}}|[IVX]{{1,5}}|[A-Za-z]|[0-9０-９]{{1,2}}|{_HAN_NUMBER})[)）]"
            rf"|[ivx]{{2,5}}[.)](?= )|[A-Za-z](?:[)）]|\.(?= ))|{_HAN_NUMBER}、"
            r"|[\u2460-\u249b\u24b6-\u24ff\u2776-\u2793\u3220-\u3229](?=.)",
            id="markup-left-over.typed-number",
            help="markup-left-over.number-form",
            marker="1.",
        ),
        "bullet": Pattern(
            regex=rf"[{_BULLETS}](?=.)|[-*+–—－](?= )|[-－](?=[^\W\d_])",
            id="markup-left-over.no-list",
            help="markup-left-over.bullet-form",
            marker="-",
        ),
    }
)
"""At the first character of a paragraph, a cell, a term or a title."""

AT_LINE: Mapping[str, Pattern] = MappingProxyType(
    {
        "heading": Pattern(
            regex=r"#{1,6}(?= |$|[\u3400-\u9fff])|＃++",
            id="markup-left-over.heading",
            help="markup-left-over.own-clause",
        ),
        "quote": Pattern(
            regex=r"[>＞][^\n]*+(?:\n *+[>＞][^\n]*+)*",
            id="markup-left-over.quotation",
            help="markup-left-over.delete-quote",
        ),
        "fence": Pattern(
            regex=r"(?:`{3,}+|~{3,}+)[^`~]*+(?:`{3,}+|~{3,}+)?",
            id="markup-left-over.code-passage",
            help="markup-left-over.delete-marks",
        ),
        "ruled": Pattern(
            regex=r"[-=*_|:][-=*_|: ]*+$",
            id="markup-left-over.ruled-line",
            help="markup-left-over.page-sets-lines",
        ),
        "row": Pattern(
            regex=r"[|｜][^\n]*+(?:\n *+[|｜][^\n]*+)*",
            id="markup-left-over.row",
            help="markup-left-over.table-form",
        ),
        "definition": Pattern(
            regex=r"[:~](?= )",
            id="markup-left-over.definition",
            help="markup-left-over.definition-form",
        ),
        "reference": Pattern(
            regex=r"\[[^\[\]\n]++\]:(?= |$)",
            id="markup-left-over.link-targets",
            help="markup-left-over.target-behind",
        ),
    }
)
"""At the first character of any line."""

AT_NEXT_LINE: Mapping[str, Pattern] = MappingProxyType(
    {
        "next_bullet": Pattern(
            regex=rf"[{_BULLETS}](?=.)",
            id="marker-misindented.marker-in-paragraph",
            help="marker-misindented.dash-in-column",
            marker="-",
        ),
        "item": Pattern(
            regex=r"[-*+](?= )|1[.)](?= )|(?<=[.:;!?。：；！？]\n)[0-9]{1,3}[.)](?= )",
            id="marker-misindented.marker-in-paragraph",
            help="marker-misindented.marker-in-column",
        ),
        "indent": Pattern(
            regex=r"[\u3000\u00a0\u2000-\u200a]++",
            id="marker-misindented.typed-indentation",
            help="marker-misindented.blank-line",
        ),
    }
)
"""At the first character of a line that goes on with a paragraph."""

INSIDE: Mapping[str, Pattern] = MappingProxyType(
    {
        "container": Pattern(
            regex=r"[:：]{3,}+",
            id="markup-left-over.passage",
            help="markup-left-over.passage-form",
        ),
        "comment": Pattern(
            regex=r"<!--(?:[^<>]*-->)?",
            id="markup-left-over.comment",
            help="markup-left-over.delete-comment",
        ),
        "tag": Pattern(
            regex=r"</?[A-Za-z][A-Za-z0-9-]*+(?:[\s/][^<>]*+)?>|<[!?][^<>]*+>?",
            id="raw-html.tag",
            help="raw-html.delete-tag",
        ),
        "autolink": Pattern(
            regex=r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*+|[^\s<>@]{1,64}@[^\s<>]++)>",
            id="markup-left-over.angle-address",
            help="markup-left-over.link-form",
        ),
        "entity": Pattern(
            regex=r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
            id="raw-html.entity",
            help="raw-html.type-character",
        ),
        "code": Pattern(
            regex=r"`++[^`]++`++",
            id="markup-left-over.code",
            help="markup-left-over.delete-marks",
        ),
        "struck": Pattern(
            regex=r"~~[^~\n]*+~~|~~",
            id="markup-left-over.struck",
            help="markup-left-over.delete-struck",
        ),
        "fact": Pattern(
            regex=r"[{｛]{2}[^{}｛｝\n]*+[}｝]{2}|[{｛]{2}|[}｝]{2}",
            id="markup-left-over.fact",
            help="markup-left-over.fact-form",
        ),
        "id": Pattern(
            regex=r"[{｛]#[^{}｛｝\n]*+[}｝]?",
            id="markup-left-over.id",
            help="markup-left-over.id-form",
        ),
        "image": Pattern(
            regex=r"!\[[^\[\]\n]*+(?:\]\[[^\[\]\n]*+\]?)?",
            id="image.image",
            help="image.say-in-words",
        ),
        "link": Pattern(
            regex=r"[\]］]\([^()\n]*+\)?|］（[^（）\n]*+）?|\]（(?=#|[a-z]+:)[^（）\n]*+）?|（#[A-Za-z][^（）\n]*+）?",
            id="markup-left-over.link",
            help="markup-left-over.plain-link-form",
        ),
        "indirect": Pattern(
            regex=r"\]\[",
            id="markup-left-over.indirect",
            help="markup-left-over.target-behind",
        ),
        "footnote": Pattern(
            regex=r"\[\^[^\[\]\n]*+\]?",
            id="markup-left-over.footnote",
            help="markup-left-over.say-in-text",
        ),
        "strong": Pattern(
            regex=r"(?:\*{2,}+|＊{2,}+)(?:[^*＊\n]++[*＊]{2,}+)?",
            id="markup-left-over.stars",
            help="markup-left-over.strong-form",
        ),
        "emphasis": Pattern(
            regex=r"(?<!\*)\*(?=[^\s*])[^*]*+(?<=[^\s*])\*(?!\*)|(?<!\w)_{1,3}(?=[^\s_])[^_]*+(?<=[^\s_])_{1,3}(?!\w)",
            id="markup-left-over.emphasis",
            help="markup-left-over.emphasis-form",
        ),
        "break": Pattern(
            regex=r"\\(?= *+\n)",
            id="markup-left-over.line-break",
            help="markup-left-over.blank-line-ends",
        ),
    }
)
"""Anywhere."""
