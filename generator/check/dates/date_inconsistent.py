"""A date in the text that contradicts the dates of the page. See docs/rules/date-inconsistent.md."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...diagnostics import Diagnostic, warning
from ..subject import Subject
from ..values import values_in

_LABEL = {
    "en": re.compile(
        r"\b(?:effective(?: date| as of| from| on)?|last (?:modified|updated|revised|reviewed)"
        r"|in force since|takes effect on)"
        r"(?: (?:is|was|of this (?:policy|notice)|on|as of))*[: ]*\Z",
        re.IGNORECASE,
    ),
    "zh": re.compile("(?:生效|更新|修订|施行|最后修改|最近更新)(?:日期|时间|于)?[为是：: ]*\\Z"),
}
_BEFORE = 60
_BEHIND = re.compile("[日起]{0,2}(?:生效|施行|起实施)")


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each day that a text calls its effective or last modified date and its page does not."""
    for document in subject.documents:
        language = document.locale.partition("-")[0]
        label = _LABEL.get(language)
        stamped = {date.day for date in document.dates}
        for passage in subject.passages_in(document.work, document.locale) if label else ():
            for value in values_in(passage.text, language):
                before = passage.text[max(0, value.start - _BEFORE) : value.start]
                named = (label and label.search(before)) or _BEHIND.match(passage.text, value.end)
                if value.kind == "date" and named and value.key[0] not in stamped:
                    text = passage.text[value.start : value.end]
                    said = ", ".join(f"{date.label} {date.text}" for date in document.dates)
                    found = warning(
                        "date-inconsistent",
                        f"the day {text} is no date of this page",
                        passage.span(value.start, value.end),
                    )
                    yield found.with_help(f"take it out: the page says {said or 'its dates'} by itself")
