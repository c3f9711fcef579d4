"""`404.html`: what a web server shows for an address at which there is nothing.

In: `SiteFacts`. Out: the page, in all languages of the site. It is sent for addresses of any depth, so its links are
absolute and its pictures stand in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ....model.artifact import Artifact
from ....render.addresses import MISSING, absolute, inlined
from ....render.blocks import Frame, dressed
from ....render.html import HTML
from ....render.templates import fill
from .facts import SiteFacts, file

_NOTHING = "There is no page at this address"


def missing_page(facts: SiteFacts) -> Iterator[Artifact]:
    """Yield the page. Raises BrokenTemplateError."""
    site = facts.contents.site
    languages = [language for language, _ in facts.languages]
    homes = [(one, absolute(site, site.homes.get(one.locale, ""))) for one in languages]
    first, home = homes[0]
    frame = Frame(
        kind="missing",
        locale=first.locale,
        direction=first.direction,
        title=first.label(_NOTHING),
        publisher=facts.publisher(first.locale),
        home=home,
    )
    texts = dressed(site, frame, inlined)
    text = fill(site, "404.html.jinja", first=first, homes=homes, title=frame.title, **texts)
    yield file(MISSING, HTML, text)
