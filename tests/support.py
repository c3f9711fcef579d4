"""Projects in memory: texts by path, as `open_project` would have read them.

`project` adds what every project needs, so that a test writes down only what it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from textwrap import dedent

import pytest

from generator.model.diagnostics import Diagnostic, RefusalError
from generator.model.library import Library
from generator.model.source import Source
from generator.parse import parse
from generator.report import as_text, open_sentences

ENGLISH = open_sentences("en")

SETTINGS = """\
format: 1
base-url: https://www.example.com/legal/
publisher: acme
timezone: Asia/Shanghai
locales: {original: en}
"""

MINIMAL: Mapping[str, str] = {
    "clausebook.yaml": SETTINGS,
    "clauses/facts.yaml": "parties: {acme: {name: Acme}}\n",
    "clauses/changelog.yaml": "- edition: 2021-06-30\n  works: {policy: {change: adopted}}\n",
    "clauses/policy/work.yaml": """\
        kind: policy
        locales:
          en:
            title: Policy
            dates: [last-modified]
            outline: [contact]
        """,
    "clauses/policy/contact.en.md": "# Contact\n\nWrite to us.\n",
}


def said(finding: Diagnostic) -> str:
    """Return what a finding says, in English."""
    return ENGLISH.text(finding.message)


def advice(finding: Diagnostic) -> tuple[str, ...]:
    """Return what a finding says to do, in English."""
    return tuple(map(ENGLISH.text, finding.helps))


@contextmanager
def refused(kind: type[RefusalError], says: str) -> Iterator[None]:
    """Hold that what runs inside is refused with a message that holds the pattern `says`, in English."""
    with pytest.raises(kind) as raised:
        yield
    assert re.search(says, ENGLISH.text(raised.value.message)), ENGLISH.text(raised.value.message)


def sources(files: Mapping[str, str]) -> dict[str, Source]:
    """Return the sources of texts by path; a common indentation is taken away."""
    return {path: Source(path=path, text=dedent(text)) for path, text in files.items()}


def project(files: Mapping[str, str]) -> dict[str, Source]:
    """Return a whole small project in which `files` stand in place of its own, or beside them."""
    return sources({**MINIMAL, **files})


def library(files: Mapping[str, str]) -> Library:
    """Return the Library of such a project, which must be without findings."""
    parsed, found = parse(project(files))
    assert not found, as_text(found, ENGLISH)
    return parsed


def findings(files: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """Return what `parse` finds in such a project."""
    return parse(project(files))[1]


def places(found: tuple[Diagnostic, ...]) -> list[tuple[str, str]]:
    """Return rule and marked text of each finding."""
    return [(finding.rule, finding.span.text if finding.span else "") for finding in found]
