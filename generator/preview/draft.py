"""One state of the draft: its pages as bytes, and what was found.

In: a project's folder. Out: a `Draft`. Where there are errors, the pages of the last good state stay, and a page with
the findings stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ..build import Reading, read
from ..diagnostics import Diagnostic, has_errors
from ..press import render_all, set_up
from ..report import as_text

BANNER = "Draft: not published, not in force"
_POLICY = re.compile(r"default-src (?:'none'|&#39;none&#39;);")
SCRIPT_PATH = "_clausebook/reload.js"
_TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".pdf": "application/pdf"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The pages by path, the findings as text, and how many drafts there were before."""

    number: int
    pages: Mapping[str, bytes]
    findings: str
    broken: bool
    reading: Reading


def make_draft(root: Path, before: Draft | None) -> Draft:
    """Build the project in memory; `before` lends its pages where the new state has errors."""
    reading = read(root, None, ("html",))
    found: tuple[Diagnostic, ...] = reading.diagnostics
    pages = dict(before.pages) if before else {}
    if not has_errors(found):
        made = tuple(render_all(set_up(reading, ("html",), banner=BANNER), reading.documents))
        found = (*found, *(finding for step in made for finding in step.diagnostics))
        if not has_errors(found):
            pages = {artifact.path: artifact.data for step in made for artifact in step.artifacts}
    return Draft(
        number=before.number + 1 if before else 1,
        pages=pages,
        findings=as_text(found),
        broken=has_errors(found),
        reading=reading,
    )


def media_type(path: str) -> str:
    """Return the media type of a page by its name."""
    return _TYPES.get(Path(path).suffix, "application/octet-stream")


def served(page: bytes) -> bytes:
    """Return a page with the reload script, which its own security policy is told to let in."""
    text = page.decode()
    text = _POLICY.sub(r"\g<0> script-src 'self'; connect-src 'self';", text, count=1)
    script = f'<script src="/{SCRIPT_PATH}" defer></script>\n</body>'
    return text.replace("</body>", script, 1).encode()


def findings_page(draft: Draft, path: str) -> bytes:
    """Return the page that stands in place of a broken one."""
    last = f'<p><a href="/{escape(path)}?last">Show the last page without errors</a></p>' if path in draft.pages else ""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Findings</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ margin: 2rem auto; max-width: 72rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }}
pre {{ overflow-x: auto; padding: 1rem; border-inline-start: .25rem solid #c33; }}
pre {{ font: .9rem/1.5 ui-monospace, monospace; }}
</style>
</head>
<body>
<h1>There is something to mend first</h1>
<pre>{escape(draft.findings)}</pre>
{last}
</body>
</html>
""".encode()
