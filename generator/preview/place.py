"""Where a person stands at the desk: the query of its address, so that reload, back and links to a place work.

In: the query of a request. Out: a `DeskPlace`, and the addresses of others from there. What a query says wrongly is as
if it said nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from urllib.parse import quote, urlencode

from ..model.document import Document
from .views import IN_FORCE, TODAY

VIEWS: Mapping[str, str] = {
    "draft": "desk.view-draft",
    "beside": "desk.view-beside",
    "redline": "desk.view-redline",
    "day": "desk.view-day",
}
"""What can be shown, each with the message that names it; so it is with WIDTHS and SCHEMES."""
WIDTHS: Mapping[str, str] = {"full": "desk.width-full", "phone": "desk.width-phone", "paper": "desk.width-paper"}
SCHEMES: Mapping[str, str] = {"auto": "desk.scheme-auto", "light": "desk.scheme-light", "dark": "desk.scheme-dark"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPlace:
    """A view of the page at `path`, what it is compared `against`, its day, the panel beside it, and how it looks.

    `source` and `line` are the file and the line that a panel shows, `entry` is what its form is of, `severity` and
    `locale` say which findings it lists, `verb` what a person is about to do.
    """

    view: str = "draft"
    path: str = ""
    against: str = IN_FORCE
    day: str = TODAY
    panel: str = "findings"
    width: str = "full"
    scheme: str = "auto"
    source: str = ""
    line: str = ""
    entry: str = ""
    severity: str = ""
    locale: str = ""
    verb: str = ""

    @property
    def prefix(self) -> str:
        """What the addresses of all pages of the view begin with."""
        views = {"day": f"/on/{quote(self.day, safe='')}/", "redline": f"/redline/{quote(self.against, safe='')}/"}
        return views.get(self.view, f"/{self.view}/")

    @property
    def address(self) -> str:
        """The address of the page that is shown."""
        return self.prefix + quote(self.path)

    def moved(self, **changes: str) -> DeskPlace:
        """Return another place."""
        return replace(self, **changes)

    def to(self, **changes: str) -> str:
        """Return the query that leads from here to another place; what is as always is left out."""
        told = asdict(self.moved(**changes))
        usual = asdict(DeskPlace())
        return "?" + urlencode({name: value for name, value in told.items() if value != usual[name]})


def place_of(query: Mapping[str, str], documents: Sequence[Document]) -> DeskPlace:
    """Return the place that a query means."""
    known = DeskPlace.__dataclass_fields__
    given = {name: value for name, value in query.items() if name in known and value.isprintable()}
    asked = DeskPlace(**given)
    return replace(
        asked,
        view=_one_of(VIEWS, asked.view),
        width=_one_of(WIDTHS, asked.width),
        scheme=_one_of(SCHEMES, asked.scheme),
        path=asked.path or next((one.path for one in documents), ""),
    )


def _one_of(names: Iterable[str], asked: str) -> str:
    first, *others = names
    return asked if asked in others else first
