"""Whether the words of a clause say anything of the kind of a duty that it names.

In: a clause of a `Subject` and a duty. Out: a doubt: a duty that is wrongly said to be shown does harm.
"""

from __future__ import annotations

from ...model.blocks import parts_of
from ...model.duties import Duty
from ...model.written import Clause
from ..subject import Subject
from .cues import is_unlikely


def is_doubted(subject: Subject, clause: Clause, duty: Duty) -> bool:
    """Say whether a clause shows nothing of a duty that it names: a waiver in it says that it does all the same."""
    return not any(waiver.rule == "duty-unlikely" for waiver in clause.waivers) and is_silent(subject, clause, duty)


def is_silent(subject: Subject, clause: Clause, duty: Duty) -> bool:
    """Say whether the words of a clause say nothing of the kind of a duty.

    A translation that has the duty from its original is judged by that one. A clause that prints an inventory or a
    contact, or has no passage of its own, is not judged by words.
    """
    owner, name, locale = clause.owner, clause.id, clause.locale
    if duty.id not in clause.requirements:
        locale = subject.library.settings.original
        clause = subject.library.clauses[owner, name, locale]
    if not clause.blocks or any(hasattr(part.node, key) for part in parts_of(clause) for key in _FILLED):
        return False
    text = "\n".join(passage.text for passage in subject.passages[owner, name, locale])
    return bool(is_unlikely(duty, text, locale, subject.library.laws))


_FILLED = ("view", "contact")
"""What blocks have whose words stand in facts.yaml or inventory.yaml."""
