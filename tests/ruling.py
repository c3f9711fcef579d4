"""Small projects to judge: whatever a case leaves out is filled in, and the rules asked for read the whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from generator.check import RULES, Subject, examine
from generator.disk.project import law_sources
from generator.model.diagnostics import Diagnostic
from generator.parse import parse
from generator.parse.declared import read_declared
from generator.parse.scope import laws_in_scope
from generator.resolve import resolve
from tests.annotated import DAY
from tests.languages import borrowed, languages
from tests.support import sources

SETTINGS = """\
format: 1
base-url: https://www.example.com/legal/
publisher: acme
timezone: Asia/Shanghai
locales: {{original: {original}}}
"""
CHANGELOG = "- edition: 2021-06-30\n  works: {policy: {change: adopted}}\n"
FACTS = """\
parties:
  acme:
    name: {en: Acme, zh-Hans: 顶点, zh-Hant: 頂點, ja: アクメ, fr: Acme}
    legal-name: {en: Acme Inc., zh-Hans: 顶点有限公司}
"""
TITLES = {"en": "Policy", "zh-Hans": "政策", "zh-Hant": "政策", "ja": "ポリシー", "fr": "Politique"}
BORROWED = ("zh-Hant", "ja", "fr")
_CLAUSE = re.compile(r"clauses/policy/([\w-]+)\.([\w-]+)\.md")


def judge(files: Mapping[str, str], rules: Iterable[str], day: date = DAY) -> tuple[Diagnostic, ...]:
    """Return every finding in the project that `files` are part of: those of reading it, and those of `rules`."""
    read = sources(completed(files))
    library, wrong = parse({path: one for path, one in read.items() if not path.startswith(("declared/", "laws/"))})
    laws, unlawful = laws_in_scope(library, law_sources(one for path, one in read.items() if path.startswith("laws/")))
    library = replace(library, laws=laws)
    declared, unclear = read_declared(tuple(one for path, one in read.items() if path.startswith("declared/")))
    library = replace(library, declared=declared)
    spoken = {**languages(), **{locale: borrowed(locale) for locale in BORROWED}}
    documents, unresolved = resolve(library, spoken, day)
    subject = Subject(library=library, documents=documents, languages=spoken, day=day)
    return (*wrong, *unlawful, *unclear, *unresolved, *examine(subject, [RULES[name] for name in rules]).findings)


def completed(files: Mapping[str, str]) -> dict[str, str]:
    """Return the files with those that every project needs; the outlines name the clauses in the order given."""
    outlines: dict[str, list[str]] = {}
    for path in files:
        if match := _CLAUSE.fullmatch(path):
            outlines.setdefault(match[2], []).append(match[1])
    original = "en" if "en" in outlines or not outlines else next(iter(outlines))
    return {
        "clausebook.yaml": SETTINGS.format(original=original),
        "clauses/facts.yaml": FACTS,
        "clauses/changelog.yaml": CHANGELOG,
        "clauses/policy/work.yaml": work(outlines),
        **files,
    }


def work(outlines: Mapping[str, Iterable[str]]) -> str:
    """Return a work.yaml with these outlines by locale; a clause that one lacks is absent for a reason."""
    every = dict.fromkeys(name for names in outlines.values() for name in names)
    lines = ["kind: policy", "locales:"]
    for locale, names in outlines.items():
        absent = ", ".join(f"{name}: not for these readers" for name in every if name not in names)
        lines += [
            f"  {locale}:",
            f"    title: {TITLES[locale]}",
            "    dates: [last-modified]",
            f"    outline: [{', '.join(names)}]",
            f"    absent: {{{absent}}}",
        ]
    return "\n".join(lines) + "\n"
