"""References: what a text points to and promises."""

from __future__ import annotations

from collections.abc import Mapping

from ...model.diagnostics import Severity

RULES: Mapping[str, Severity] = {
    "xref-hardcoded": Severity.WARNING,
    "link-missing": Severity.WARNING,
    "section-missing": Severity.WARNING,
    "outline-missing-section": Severity.WARNING,
    "heading-duplicate": Severity.WARNING,
    "heading-unfulfilled": Severity.WARNING,
    "format-promise": Severity.WARNING,
    "url-http": Severity.WARNING,
    "url-bare": Severity.WARNING,
    "comment-detached": Severity.WARNING,
}
"""The rules of this folder, and how much each matters: the highest severity that its findings have."""
