"""Chinese paragraphs without a mark at their end. See docs/rules/zh-terminal-missing.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ..passage import Role
from ..subject import Subject
from .marks import HAN, passages_in

_INSIDE = re.compile("[，；：。！？]")
_END = re.compile(r"[。！？；：…，、.!?;:,)）”’》】]\s*\Z")
_LAST = re.compile(f"[{HAN}]\\s*\\Z")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each Chinese paragraph that is a sentence, since it has a mark inside, and does not end."""
    for passage in passages_in(subject, "zh", Role.PARAGRAPH):
        if _INSIDE.search(passage.typed) and _LAST.search(passage.typed) and not _END.search(passage.text):
            end = len(passage.text.rstrip())
            yield (
                warning(
                    "zh-terminal-missing", "this paragraph ends without a mark", passage.span(end - 1, end)
                ).with_help(f"end the sentence with `。`: `{passage.text[end - 1]}。`")
            )
