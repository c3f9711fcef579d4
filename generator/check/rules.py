"""The rules, by name: in which folder each lives and how much it matters.

In: nothing. Out: `RULES`, and the code of a rule when it is asked for, so that a run imports only the rules that it
uses. The module of the rule `date-typed` in the folder `dates` is `dates/date_typed.py`, its page is
`docs/rules/date-typed.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module

from ..model.diagnostics import Diagnostic, Severity
from .subject import Subject

Find = Callable[[Subject], Iterable[Diagnostic]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule: its name, its folder, and the highest severity that its findings have."""

    name: str
    folder: str
    severity: Severity

    def find(self, subject: Subject) -> Iterable[Diagnostic]:
        """Return what the rule finds. A rule is a function `find` in a module that carries the rule's name."""
        module = import_module(f".{self.folder}.{self.name.replace('-', '_')}", __package__)
        find: Find = module.find
        return find(subject)


_FOLDERS: Mapping[str, Mapping[str, Severity]] = {
    "references": {
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
    },
    "parties": {
        "entity-foreign": Severity.WARNING,
        "entity-inconsistent": Severity.WARNING,
        "contact-malformed": Severity.WARNING,
        "contact-inconsistent": Severity.WARNING,
        "phone-invalid": Severity.WARNING,
        "fact-typed": Severity.WARNING,
    },
    "dates": {
        "date-typed": Severity.ERROR,
        "date-format": Severity.WARNING,
        "date-stale": Severity.WARNING,
        "date-age": Severity.WARNING,
        "notice-missing": Severity.WARNING,
        "date-inconsistent": Severity.WARNING,
        "law-stale": Severity.WARNING,
        "deadline-conflict": Severity.WARNING,
        "age-conflict": Severity.WARNING,
        "duration-vague": Severity.SUGGESTION,
    },
    "terms": {
        "term-undefined": Severity.WARNING,
        "term-before-definition": Severity.WARNING,
        "term-redefined": Severity.WARNING,
        "term-case": Severity.WARNING,
        "term-variant": Severity.WARNING,
        "term-synonym": Severity.WARNING,
        "name-variant": Severity.WARNING,
    },
    "lists": {
        "list-terminal": Severity.WARNING,
        "list-case": Severity.WARNING,
        "list-number-artefact": Severity.WARNING,
        "list-literal-marker": Severity.WARNING,
        "list-nesting-lost": Severity.WARNING,
        "list-sibling-unnumbered": Severity.WARNING,
        "sentence-fragment": Severity.WARNING,
        "sentence-unterminated": Severity.WARNING,
    },
    "prose": {
        "spell": Severity.WARNING,
        "word-repeated": Severity.WARNING,
        "number-style": Severity.SUGGESTION,
        "category-label": Severity.WARNING,
        "category-tag": Severity.WARNING,
        "text-duplicate": Severity.SUGGESTION,
        "readability": Severity.SUGGESTION,
        "language-unread": Severity.SUGGESTION,
    },
    "typography": {
        "punct-doubled": Severity.WARNING,
        "space-missing": Severity.WARNING,
        "space-nbsp": Severity.WARNING,
        "punct-cjk-ascii": Severity.WARNING,
        "zh-terminal-missing": Severity.WARNING,
        "quotes": Severity.WARNING,
        "unbalanced-bracket": Severity.WARNING,
        "script-mixed": Severity.WARNING,
    },
    "parity": {
        "stale-translation": Severity.WARNING,
        "structure-parity": Severity.ERROR,
        "value-parity": Severity.ERROR,
        "term-parity": Severity.ERROR,
        "negation-parity": Severity.WARNING,
        "modal-parity": Severity.WARNING,
        "scope-parity": Severity.WARNING,
        "list-parity": Severity.WARNING,
        "name-parity": Severity.WARNING,
        "sentence-parity": Severity.WARNING,
    },
    "safety": {"script-spoofed": Severity.WARNING},
    "unfinished": {
        "placeholder": Severity.ERROR,
        "not-translated": Severity.ERROR,
        "approval-void": Severity.WARNING,
    },
    "claims": {
        "claim-conflict": Severity.WARNING,
        "declared-conflict": Severity.WARNING,
        "signal-conflict": Severity.WARNING,
    },
    "duties": {
        "profile-unanswered": Severity.WARNING,
        "duty-missing": Severity.ERROR,
        "duty-languages": Severity.WARNING,
        "duty-limit": Severity.WARNING,
        "duty-phrase": Severity.WARNING,
        "duty-unlikely": Severity.WARNING,
    },
}
"""The rules of each folder, and how much each matters: the highest severity that its findings have."""

BESIDE = frozenset({"missing-glyph"})
"""Rules that need more than a Subject, so that whoever has it asks them; a project may set their levels as well."""

RULES: Mapping[str, Rule] = {
    name: Rule(name=name, folder=folder, severity=severity)
    for folder, severities in _FOLDERS.items()
    for name, severity in severities.items()
}
"""Every rule by its name, in the order of the folders."""
