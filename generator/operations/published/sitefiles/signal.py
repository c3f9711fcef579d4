"""`.well-known/gpc.json`: that a site honours Global Privacy Control (W3C working draft), and since when it says so.

In: `SiteFacts`. Out: the file, where the settings say so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from ....model.artifact import Artifact
from ....render.addresses import GPC, at_root
from .facts import SiteFacts, file


def signal(facts: SiteFacts) -> Iterator[Artifact]:
    """Yield the file of a site that says so."""
    if facts.settings.gpc:
        told = json.dumps({"gpc": True, "lastUpdate": facts.settings.gpc.day.isoformat()})
        yield file(at_root(facts.settings.base_url, GPC), "application/json", f"{told}\n")
