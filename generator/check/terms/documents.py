"""What a text says of documents: of its own, of one beside it, of somebody else's.

In: a Passage and where a name of a document stands in it. Out: whether somebody else's is meant. It is cautious: in
doubt it is somebody else's.
"""

from __future__ import annotations

import re

from ...model.written import Link
from ..passage import Passage
from .forms import around

_NAME = re.compile(
    r"(?:policy|policies|notice|statement|agreement|addendum|政策|声明|条款|协议|通知|规则|指引)s?\Z", re.IGNORECASE
)
_OTHERS = re.compile(
    r"\b(?:their|its|his|her|whose|other|another|separate|own|third[- ]part(?:y|ies))\b"
    r"|[\w\ufffc][’']s?(?: \w+)?\s*\Z",
    re.IGNORECASE,
)
_ZH_OTHERS = re.compile("第三方|他们|她们|其|该|对方|他人|合作|供应商|各自|另行|单独|\ufffc《?\\Z")
_BACK = 48
_ZH_BACK = 16
_END = re.compile(r"[.!?;,。！？；，、]")


def names_a_document(form: str) -> bool:
    """Say whether a form is the name of a document, such as "privacy statement" or 隐私协议."""
    return bool(_NAME.search(form))


def is_somebody_elses(passage: Passage, start: int) -> bool:
    """Say whether the document whose name begins at `start` is meant to be another's: “that third party’s policy”."""
    if any(isinstance(inline, Link) for inline in around(passage, start)):
        return True
    chinese = passage.language == "zh"
    before = passage.typed[max(0, start - (_ZH_BACK if chinese else _BACK)) : start]
    before = before[max((match.end() for match in _END.finditer(before)), default=0) :]
    return bool((_ZH_OTHERS if chinese else _OTHERS).search(before))
