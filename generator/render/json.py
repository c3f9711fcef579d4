"""A Document as JSON: the canonical form that reads back to an equal Document.

In: a Document and a Site. Out: `document.json` in the Document's folder. It chooses nothing: the shape is `codec.py`'s.
"""

from __future__ import annotations

from ..codec import encode
from ..model.artifact import Artifact
from ..model.document import Document
from .addresses import about
from .site import Rendering, Site


def render_json(document: Document, _site: Site) -> Rendering:
    """Return the JSON of a Document, which is the same on every Site."""
    file = Artifact(
        path=f"{document.path}document.json",
        media_type="application/json",
        data=encode(document),
        about=about(document),
    )
    return Rendering(artifacts=(file,))
