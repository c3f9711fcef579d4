"""The help of findings about parties: it names what the project itself has registered."""

from __future__ import annotations

import pytest

from tests.ruling import judge
from tests.support import advice

FACTS = """\
parties: {acme: {name: {en: AcmeRig}, legal-name: {en: AcmeRig Inc.}}}
contacts: {office: {party: acme, phone: "+1 650 253 0000", email: help@example.com}}
"""


@pytest.mark.parametrize(
    "rule, text, says",
    [
        ("contact-inconsistent", "Call 650-253-0001.", "{{ office.phone }}"),
        ("contact-inconsistent", "Write to privacy@acme.example.", "fact:office.email"),
        ("entity-foreign", "We are part of the Blorvex Goods Corp. group.", "{{ acme }}"),
    ],
)
def test_the_help_names_what_the_project_has_registered(rule: str, text: str, says: str) -> None:
    files = {"clauses/facts.yaml": FACTS, "clauses/policy/clause.en.md": f"# Clause\n\n{text}\n"}
    (found,) = judge(files, {rule})
    assert any(says in help for help in advice(found)), advice(found)
