"""One state of the draft: its pages as bytes, and what was found.

In: a project's folder. Out: a `PreviewDraft`. Where there are errors, the files of the last good state stay, and a page
with the findings stands before them. What an engine prints is printed when it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from ..model.artifact import Artifact
from ..model.diagnostics import Diagnostic, has_errors
from ..operations.build import read
from ..operations.reading import Reading
from ..operations.rendering import render_all, set_up
from ..render import chosen, known
from ..report import Sentences, as_text

BANNER = "Draft: not published, not in force"
_POLICY = re.compile(r"default-src (?:'none'|&#39;none&#39;);")
SCRIPT_PATH = "_clausebook/reload.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewDraft:
    """The files by path, the findings as text, and how many drafts there were before."""

    number: int
    files: Mapping[str, Artifact]
    findings: str
    broken: bool
    reading: Reading


def make_draft(root: Path, before: PreviewDraft | None, sentences: Sentences) -> PreviewDraft:
    """Build the project in memory; `before` lends its files where the new state has errors."""
    reading = read(root, None)
    found: tuple[Diagnostic, ...] = reading.diagnostics
    files = dict(before.files) if before else {}
    if not has_errors(found):
        quick = [one.name for one in chosen(known()) if one.engine is None]
        made = tuple(render_all(set_up(reading, quick, banner=BANNER), reading.documents))
        found = (*found, *(finding for step in made for finding in step.diagnostics))
        if not has_errors(found):
            files = {artifact.path: artifact for step in made for artifact in step.artifacts}
    return PreviewDraft(
        number=before.number + 1 if before else 1,
        files=files,
        findings=as_text(found, sentences),
        broken=has_errors(found),
        reading=reading,
    )


def printed(draft: PreviewDraft, path: str) -> Artifact | None:
    """Return the file of an engine that stands at a path, printed now; None where none does."""
    for one in chosen(known()):
        for document in draft.reading.documents if one.engine else ():
            if path in {document.path + name for name in one.names(document.work, document.locale)}:
                setup = set_up(draft.reading, (one.name,), banner=BANNER)
                return next((file for step in render_all(setup, (document,)) for file in step.artifacts), None)
    return None


def served(page: bytes) -> bytes:
    """Return a page with the reload script, which its own security policy is told to let in."""
    text = page.decode()
    text = _POLICY.sub(r"\g<0> script-src 'self'; connect-src 'self';", text, count=1)
    script = f'<script src="/{SCRIPT_PATH}" defer></script>\n</body>'
    return text.replace("</body>", script, 1).encode()


def findings_page(draft: PreviewDraft, path: str, sentences: Sentences) -> bytes:
    """Return the page that stands in place of a broken one."""
    say = sentences.say
    last = f'<p><a href="/{escape(path)}?last">{escape(say("preview.last"))}</a></p>' if path in draft.files else ""
    return f"""<!doctype html>
<html lang="{sentences.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(say("preview.findings"))}</title>
<style>
:root {{ color-scheme: light dark; }}
body {{ margin: 2rem auto; max-width: 72rem; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; }}
pre {{ overflow-x: auto; padding: 1rem; border-inline-start: .25rem solid #c33; }}
pre {{ font: .9rem/1.5 ui-monospace, monospace; }}
</style>
</head>
<body>
<h1>{escape(say("preview.mend-first"))}</h1>
<pre>{escape(draft.findings)}</pre>
{last}
</body>
</html>
""".encode()
