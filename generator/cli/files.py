"""Files that a command hands out: printed, and written where `--out` says."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.diagnostics import reason
from .talk import FINDINGS, MISSING, put_bytes, put_path, refuse, stop_with, usage_error

if TYPE_CHECKING:
    from ..model.document import Document
    from ..render import Rendering, Site


def printed(render: Callable[[Document, Site], Rendering], document: Document, site: Site) -> bytes:
    """Return the file that a Document is printed as; what stops it ends the run."""
    from ..render.engine import MissingLibrary

    try:
        made = render(document, site)
    except MissingLibrary as cause:
        refuse("diff.no-pdf", MISSING, cause=cause.message, remedy=cause.remedy)
    if not made.artifacts:
        stop_with(made.diagnostics)
    return made.artifacts[0].data


def put_files(made: Mapping[str, bytes], out: Path | None) -> None:
    """Write one file to a path, a folder or stdout; several, by their names, into a folder, which has to be named."""
    if len(made) > 1 and (out is None or out.is_file()):
        raise usage_error("diff.several", count=len(made))
    if out and (len(made) > 1 or out.is_dir()):
        out.mkdir(parents=True, exist_ok=True)
        for name, data in made.items():
            put_file(data, out / name)
    else:
        for data in made.values():
            put_file(data, out)


def put_file(data: bytes, out: Path | None) -> None:
    """Write a file to a path, or to stdout where there is none."""
    if out is None:
        put_bytes(data)
        return
    from ..disk.atomic import write_bytes

    try:
        write_bytes(out, data)
    except OSError as cause:
        refuse("diff.unwritable", FINDINGS, file=out, cause=reason(cause))
    put_path(out)
