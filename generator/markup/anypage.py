"""The parser of Python's library for pages that others wrote, which no page brings down.

In: HTML of any origin. Out: calls of the handlers of a subclass.
"""

from __future__ import annotations

from html.parser import HTMLParser


class AnyPage(HTMLParser):
    """An HTMLParser that takes a marked section of an unknown kind (`<![WDATA[`) for a comment, as browsers do.

    The library asserts that there is none (HTML Living Standard, 13.2.5.42: it is an "incorrectly opened comment").
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # type: ignore[explicit-override]  # noqa: FBT001, FBT002 - as it is there
        """Return where the section ends, -1 where it does not."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)
