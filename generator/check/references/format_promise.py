"""A text that promises passages in bold, and none is. See docs/rules/format-promise.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ...model.walk import inlines_of
from ...model.written import Important, ImportantBlock
from ..passage import Role
from ..subject import Subject

_PROMISES = {
    "en": re.compile(
        r"\bin bold\b|\b(?:is|are) underlined\b"
        r"|\b(?:bold(?:ed|face)?|underlined)(?: (?:and|or) underlined)?"
        r" (?:text|type|passages?|terms?|provisions?|clauses?)\b"
        r"|\b(?:passages?|provisions?|clauses?|sections?|paragraphs?|parts?|text)"
        r" (?:(?:that|which|is|are|printed|set|written|shown) ){0,3}in (?:all )?(?:capital letters|capitals|caps)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        "加粗|粗体|加黑|黑体(?:字|加|标|提示)|[加带标以用]下划线(?!连)|下划线(?:标|提示|形式|显示|的(?:条款|内容|文字))"
    ),
}


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each promise of a format in a document that has no important passage."""
    for document in subject.documents:
        pattern = _PROMISES.get(document.locale.partition("-")[0])
        clauses = subject.clauses_in(document.work, document.locale)
        if pattern is None or any(
            any(isinstance(block, ImportantBlock) for block in clause.blocks)
            or any(isinstance(inline, Important) for inline in inlines_of(clause))
            for clause in clauses
        ):
            continue
        for passage in subject.passages_in(document.work, document.locale):
            if passage.role is Role.PARAGRAPH and (match := pattern.search(passage.typed)):
                found = warning("format-promise", "no passage of this document stands out", passage.span(*match.span()))
                yield found.with_help("mark the passages that are meant: [text](important:), or `::: important`")
