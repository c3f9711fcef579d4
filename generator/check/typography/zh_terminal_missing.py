"""Chinese paragraphs without a mark at their end. See docs/rules/zh-terminal-missing.md."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.diagnostics import Diagnostic, warning
from ..passage import Role
from ..subject import Subject


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each Chinese paragraph that is a sentence, since it has a mark inside, and does not end.

    How the items of a list end is the matter of `list-terminal`.
    """
    for passage, wide in subject.passages_with(lambda pack: pack.wide, Role.PARAGRAPH):
        if len(passage.parents) > 1:
            continue
        last = passage.typed.rstrip()[-1:]
        if wide.inside.search(passage.typed) and wide.letter.match(last) and not wide.ends.search(passage.text):
            end = len(passage.text.rstrip())
            stop = wide.forms["."]
            found = warning("zh-terminal-missing.no-mark", passage.span(end - 1, end))
            yield found.with_help("zh-terminal-missing.end-sentence", stop=stop, text=passage.text[end - 1])
