"""`clausebook explain`: what a rule does, why, and what to write instead."""

from __future__ import annotations

import click

from .completion import rules
from .gathering import answer
from .help import command
from .speech import say, sentences
from .talk import put, put_text, usage_error

_WIDEST = len("suggestion")
"""Columns of the widest severity."""


@command(help="explain.about")
@click.argument("rule", required=False, shell_complete=rules)
def explain(rule: str | None) -> None:
    """Print the page of a rule as a person reads it; without RULE, list the rules."""
    from ..check import RULES
    from ..disk.project import read_rule_page, rule_pages
    from ..model.diagnostics import Message, did_you_mean
    from ..model.source import width
    from ..report import SEVERITIES, as_read

    if rule is None:
        answer(rules={name: known.severity for name, known in RULES.items()})
        for known in RULES.values():
            severity = say(SEVERITIES[known.severity])
            put(f"{known.folder:12} {severity}{' ' * (_WIDEST - width(severity))} {known.name}")
        return
    page = read_rule_page(rule) if rule in rule_pages() else None
    if page is None:
        hint = did_you_mean(rule, rule_pages()) or Message("usage.list-rules")
        raise usage_error("explain.unknown-rule", rule=rule, hint=hint)
    put_text(as_read(page, sentences()))
