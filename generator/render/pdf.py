"""A Document as a PDF that prints, archives and reads aloud: PDF/A-3u and PDF/UA-1 in one file.

In: a Document and a Site. Out: `<work>.pdf` beside the page, or the findings that stopped it. The same Document gives
the same bytes on every day and every machine with these libraries: no clock, no font and no file of the host comes in.
"""

from __future__ import annotations

from hashlib import sha256

from ..codec import encode
from ..diagnostics import Diagnostic, error
from ..model.artifact import Artifact
from ..model.document import Document
from .addresses import about, pdf_name
from .engine import Enclosure, EngineError, MissingLibrary, load_engine, print_sheet
from .paper import sheet
from .pdf_finish import finish
from .pdf_marks import MarkError
from .site import Rendering, Site
from .templates import BrokenTemplateError

__all__ = ["MissingLibrary", "load_engine", "render_pdf"]


def render_pdf(document: Document, site: Site) -> Rendering:
    """Return the PDF of a Document. Raises MissingLibrary where this machine cannot print.

    Whatever the engine logs is an error: it went on without something that the page asked for.
    """
    source = encode(document)
    try:
        paper = sheet(document, site)
        printed = print_sheet(paper, finish, _identifier(source), (_enclosed(document, source),))
    except BrokenTemplateError as fault:
        return Rendering(artifacts=(), diagnostics=(fault.diagnostic,))
    except (EngineError, MarkError) as fault:
        return Rendering(artifacts=(), diagnostics=(_found(document, str(fault)),))
    pdf = Artifact(
        path=document.path + pdf_name(document),
        media_type="application/pdf",
        data=printed.data,
        about=about(document),
    )
    return Rendering(artifacts=(pdf,), diagnostics=tuple(_found(document, line) for line in printed.log))


def _identifier(source: bytes) -> str:
    return sha256(source).hexdigest()[:32]


def _enclosed(document: Document, data: bytes) -> Enclosure:
    """Return the text that the PDF was made from, for machines, as PDF/A-3 lets it travel inside."""
    day = document.modified.isoformat()
    return Enclosure(name="document.json", description=document.title, data=data, day=day)


def _found(document: Document, message: str) -> Diagnostic:
    return error("pdf-engine", f"{document.path}{pdf_name(document)}: {message}", None).with_help(
        "the cause is a template or style sheet that the project overrides; if there is none, please report this"
    )
