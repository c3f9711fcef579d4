"""What a person does about a finding: its one right text, or a waiver with her reason, written into the file.

In: the finding and what she typed. Out: what was done, in words. A file that is another by now is left as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..check import RULES
from ..disk.tree import digest
from ..model.diagnostics import Diagnostic
from ..model.written import Clause
from ..operations.fix import fixed
from ..operations.waiving import waived
from .draft import PreviewDraft
from .findings import finding_id
from .sources import OvertakenError, write_source
from .views import NoPageError

if TYPE_CHECKING:
    from .panels import PanelRequest


def mended(asked: PanelRequest, typed: Mapping[str, str]) -> str:
    """Write what settles a finding and return what was done. Raises NoPageError, WaiverError."""
    draft, sentences = asked.draft, asked.sentences
    named = (one for one in draft.diagnostics if finding_id(one, sentences) == typed.get("finding"))
    found = next(named, None)
    if found is None or found.span is None:
        raise NoPageError("desk.gone")
    path, line = found.span.source.path, found.span.first().line
    if "reason" in typed:
        _write(draft, found, waived(_clause(draft, found), found.span, found.rule, typed["reason"]))
        return sentences.say("desk.waived", rule=found.rule, file=path, line=line)
    for text in fixed([found]).texts.values():
        _write(draft, found, text)
    return sentences.say("desk.fixed", file=path, line=line, old=found.span.text, new=found.fix or "")


def may_be_waived(rule: str, source: str) -> bool:
    """Say whether a waiver in a file can cover what a rule finds there."""
    return rule in RULES and source.endswith(".md")


def _clause(draft: PreviewDraft, found: Diagnostic) -> Clause:
    clauses = draft.reading.library.clauses.values() if draft.reading.library else ()
    here = (one for one in clauses if found.span and one.source.path == found.span.source.path)
    clause = next(here, None)
    if clause is None:
        raise NoPageError("desk.no-waiver")
    return clause


def _write(draft: PreviewDraft, found: Diagnostic, text: str) -> None:
    """Write a file over what the finding was found in."""
    if found.span is None:
        return
    source = found.span.source
    try:
        write_source(draft.reading.project, source.path, text, digest(source.text.encode()))
    except OvertakenError:
        raise NoPageError("desk.gone") from None
