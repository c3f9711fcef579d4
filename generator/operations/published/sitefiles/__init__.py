"""What a site has for programs beside its documents: one small module for each kind of file, one table of them.

In: `SiteFacts`. Out: a `Rendering`. The files follow from the editions, the settings and the day, as pages do; a part
of a site has none of them, for each tells of all.

facts         what the files are made from, and what is the same in several of them
feeds         an Atom feed for each language
calendar      days to come and days that were, as iCalendar
crawlers      sitemap.xml, robots.txt, llms.txt
links         what pages tell of feeds, the calendar and the policies that others look for
in_force      editions.json for consent systems
missing_page  404.html
signal        gpc.json
at_root       which of them somebody has to put at the root of a host
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ....editions.archive import EditionError
from ....model.artifact import Artifact
from ....render import Rendering
from ....render.templates import BrokenTemplateError
from .calendar import calendar
from .crawlers import llms, robots, sitemap
from .facts import SiteFacts
from .feeds import feeds
from .in_force import editions
from .links import site_links
from .missing_page import missing_page
from .signal import signal

__all__ = ["SiteFacts", "site_files", "site_links"]

_KINDS: tuple[Callable[[SiteFacts], Iterator[Artifact]], ...] = (
    feeds,
    calendar,
    sitemap,
    robots,
    llms,
    editions,
    missing_page,
    signal,
)


def site_files(facts: SiteFacts) -> Rendering:
    """Return the files of all kinds, or the finding that stopped one."""
    try:
        return Rendering(artifacts=tuple(file for kind in _KINDS for file in kind(facts)))
    except BrokenTemplateError as fault:
        return Rendering(artifacts=(), diagnostics=(fault.diagnostic,))
    except EditionError as cause:
        return Rendering(artifacts=(), diagnostics=(cause.finding,))
