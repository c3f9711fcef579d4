"""`clausebook explain`: what a rule does, why, and what to write instead; what a setting is for."""

from __future__ import annotations

import click

from ..model.diagnostics import Message, did_you_mean
from ..model.source import width
from .completion import rules
from .coverage import explain_law
from .gathering import answer
from .help import command
from .speech import say, sentences
from .talk import put, put_text, usage_error

_WIDEST = len("suggestion")
"""Columns of the widest severity."""


@command(help="explain.about")
@click.argument("rule", required=False, metavar="[RULE|SETTING|DUTY|SWITCH]", shell_complete=rules)
def explain(rule: str | None) -> None:
    """Print the page of a rule as a person reads it, or what a setting is for; without RULE, list the rules."""
    from ..check import RULES
    from ..disk.project import read_rule_page, rule_pages
    from ..report import SEVERITIES, as_read

    if rule is None:
        answer(rules={name: known.severity for name, known in RULES.items()})
        for known in RULES.values():
            severity = say(SEVERITIES[known.severity])
            put(f"{known.folder:12} {severity}{' ' * (_WIDEST - width(severity))} {known.name}")
    elif rule in rule_pages():
        put_text(as_read(read_rule_page(rule, sentences().language), sentences()))
    else:
        _explain_setting(rule, is_told=explain_law(rule))


def _explain_setting(name: str, *, is_told: bool) -> None:
    """Print what each setting is for that a name means; a name that means none, nor what the law has, is an error."""
    from ..disk.project import rule_pages
    from ..report.settings import settings_in

    known = settings_in(sentences().language)
    meant = [one for one in known if one.is_meant_by(name)]
    if not meant and not is_told:
        names = (*rule_pages(), *(one.path for one in known), *(one.path.rpartition(".")[2] for one in known))
        hint = did_you_mean(name, names) or Message("usage.list-rules")
        raise usage_error("explain.unknown-rule", rule=name, hint=hint)
    answer(settings={one.path: one.about for one in meant})
    for one in meant:
        put(say("explain.setting", file=one.file, setting=one.path.partition(".")[2], about=one.about))
        if one.words:
            put(say("explain.words", words=one.words))
