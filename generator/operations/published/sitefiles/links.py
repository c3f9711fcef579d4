"""What pages tell of the site: its feeds, its calendar, and the policies that others look for.

In: `SiteFacts`. Out: links by registered relations; `privacy-policy` and `terms-of-service` are those of RFC 6903.
"""

from __future__ import annotations

from collections.abc import Iterator

from ....render.addresses import CALENDAR, FEED
from ....render.site import HeadLink
from .calendar import events
from .facts import SiteFacts
from .feeds import MEDIA_TYPE


def site_links(facts: SiteFacts) -> Iterator[HeadLink]:
    """Yield the links of each language, then those of the landing page alone."""
    for language, _ in facts.languages:
        feed = FEED.format(locale=language.locale)
        yield HeadLink(rel="alternate", path=feed, type=MEDIA_TYPE, locale=language.locale)
    for rel, work in facts.settings.relations.items():
        for one in facts.documents:
            if one.work == work:
                yield HeadLink(rel=rel, path=one.path, locale=one.locale)
    if any(events(facts)):
        yield HeadLink(rel="alternate", path=CALENDAR, type="text/calendar")
