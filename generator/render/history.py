"""The page that tells of all editions of a document: on which days which text applied, and what changed.

In: a `HistoryPage`, whose words are those of its language, and a Site. Out: `index.html` in its folder, or the finding
that stopped it. Which intervals there are was decided elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from ..model.artifact import Artifact
from ..model.imprint import Neighbour
from .addresses import INDEX, absolute, beside, linked, relative
from .html import HTML
from .page import alternates, language_links
from .site import Rendering, ShownDay, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """The days on which a text applied, or none did. A path is "" where nothing stands; `title` is in words.

    `through` is the last day. `edition` names the place of the row, "" where another row has it. `base` is what the
    edition is compared with by the page under `changes`.
    """

    title: str
    kind: str
    edition: str
    path: str
    pdf: str
    since: ShownDay | None
    through: ShownDay | None
    standing: str
    summary: str
    reasons: tuple[str, ...]
    notes: tuple[str, ...]
    base: str
    changes: str
    together: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """The history of a document in a language, newest edition first; `document` is where its text stands.

    `versions` are the same page in each language, itself among them. `notice` is that of the text; search engines leave
    the page out where there is one, and where it is `hidden`.
    """

    path: str
    notice: str | None
    hidden: bool
    document: Neighbour
    publisher: str
    zone: str
    rows: tuple[HistoryRow, ...]
    versions: tuple[Neighbour, ...]


def render_history(page: HistoryPage, site: Site) -> Rendering:
    """Return the page; a fault of a template is a finding in its place."""
    from .templates import BrokenTemplateError

    try:
        data = _print(page, site).encode()
    except BrokenTemplateError as fault:
        return Rendering(artifacts=(), diagnostics=(fault.diagnostic,))
    about = {"work": page.document.work, "locale": page.document.locale, "zone": page.zone}
    file = Artifact(path=page.path + INDEX, media_type=HTML, data=data, about=about)
    return Rendering(artifacts=(file,))


def _print(page: HistoryPage, site: Site) -> str:
    from .blocks import Frame, dressed
    from .link_card import cover_card
    from .templates import fill

    at = partial(relative, site, page.path)
    label = site.languages[page.document.locale].label
    frame = Frame(
        kind="history",
        locale=page.document.locale,
        direction=page.document.direction,
        title=label("History of {title}", title=page.document.title),
        publisher=page.publisher,
        home=at(site.homes.get(page.document.locale, "")),
        work=page.document.work,
        languages=language_links(page.versions, page.path, site),
    )
    others = (one.locale for one in page.versions if one.locale != frame.locale)
    return fill(
        site,
        "history.html.jinja",
        page=page,
        frame=frame,
        at=at,
        file=partial(beside, page.path),
        label=label,
        **dressed(site, frame, partial(linked, page.path)),
        card=cover_card(frame, [frame.locale, *others], absolute(site, page.path)),
        banner=site.banner,
        canonical=absolute(site, page.path),
        alternates=alternates(page.versions, site),
    )
