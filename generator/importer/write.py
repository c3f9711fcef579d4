"""Drafts as the files of a project.

In: drafts and what is proposed for them. Out: the text of every file by path. Nothing is written to a disk here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ..languages import known_of
from ..model.document import Section, walk_sections
from ..model.library import UNREAD
from ..model.numbering import Patterns
from ..parse.yamltext import block, flow, quoted
from .chronicle import changelog_source, dated, entries_of
from .draft import DraftDate, DraftDocument, Proposal, by_work
from .source import clause_source

_NOBODY = "# publisher: company   # who publishes, a party of clauses/facts.yaml: the text does not say"
_SCHEMA = "# yaml-language-server: $schema={}schemas/{}.json"


def project_files(proposal: Proposal, today: date, quiet: Sequence[str] = ()) -> dict[str, str]:
    """Return the files of the project, those of schemas and catalogues left aside.

    `quiet` are rules that would stop a build, and whose findings the text had before: they become warnings.
    """
    drafts = proposal.drafts
    works = by_work(drafts)
    entries = entries_of(drafts, today)
    locales = {work: [one.locale for one in own] for work, own in works.items()}
    files = {
        "clausebook.yaml": _settings(proposal, quiet),
        "clauses/changelog.yaml": f"{_SCHEMA.format('../', 'changelog')}\n{changelog_source(entries, locales)}",
    }
    registries = {"facts": proposal.facts, "terms": proposal.terms}
    files |= {f"clauses/{name}.yaml": _yaml(name, values) for name, values in registries.items() if values}
    for work, own in works.items():
        files[f"clauses/{work}/work.yaml"] = _work(own, proposal)
        for draft in own:
            for section in walk_sections(draft.sections):
                files[f"clauses/{work}/{section.clause}.{draft.locale}.md"] = clause_source(
                    section, draft.numbering.labels.get(section.clause)
                )
    return files


def _yaml(schema: str, value: Mapping[str, Any]) -> str:
    return "\n".join((_SCHEMA.format("../", schema), *block(value))) + "\n"


def _settings(proposal: Proposal, quiet: Sequence[str]) -> str:
    lines = [
        _SCHEMA.format("", "clausebook"),
        "format: 1",
        "base-url: https://www.example.com/legal/   # the address of the published pages",
        f"publisher: {proposal.publisher}" if proposal.publisher else _NOBODY,
        f"timezone: {known_of(proposal.original).zone}",
        "locales:",
        f"  original: {proposal.original}",
    ]
    if quiet:
        rules = ", ".join(f"{rule}: warning" for rule in sorted(quiet))
        lines.append(f"rules: {{{rules}}}   # the imported text breaks them; take a name out once it no longer does")
    return "\n".join(lines) + "\n"


# --- work.yaml --------------------------------------------------------------------------------------------------------


def _work(own: Sequence[DraftDocument], proposal: Proposal) -> str:
    first = own[0]
    lines = [_SCHEMA.format("../../", "work"), f"kind: {first.kind}"]
    lines += [f"amends: {first.amends}"] if first.amends else []
    promised = proposal.promised.get(first.work)
    lines += [f"notice-period: {flow(promised)}"] if promised else []
    lines.append("locales:")
    everywhere = list(dict.fromkeys(one.clause for draft in own for one in walk_sections(draft.sections)))
    versions = {one.version for draft in own for one in dated(draft)} - {""}
    version = versions.pop() if len(versions) == 1 else ""
    for draft in own:
        lines += [f"  {line}" for line in _locale(draft, everywhere, version, proposal)]
    return "\n".join(lines) + "\n"


def _locale(draft: DraftDocument, everywhere: Sequence[str], version: str, proposal: Proposal) -> Iterator[str]:
    yield f"{draft.locale}:"
    yield f"  title: {quoted(draft.title)}"
    yield f"  dates: [{', '.join(one.kind for one in draft.dates)}]"
    if draft.dates:
        yield f"  date-labels: {flow({one.kind: _label(one, version) for one in draft.dates})}"
    patterns = [one.pattern for one in draft.dates] or _signed_pattern(draft)
    if patterns:
        yield f"  date-pattern: {quoted(patterns[0])}"
    if draft.sign_off and draft.sign_off.date:
        party = proposal.signatories[draft.work, draft.locale]
        yield f"  sign-off: {{party: {party}, date: {draft.sign_off.date.kind}}}"
    yield from (f"  {line}" for line in _numbering(draft))
    yield "  outline:"
    yield from (f"    {line}" for line in _outline(draft.sections))
    there = {section.clause for section in walk_sections(draft.sections)}
    absent = [clause for clause in everywhere if clause not in there]
    if absent:
        yield "  absent:"
        yield from (f"    {clause}: {UNREAD}" for clause in absent)


def _label(one: DraftDate, version: str) -> str:
    """Return the label of a date, `{version}` for its version, and `{date}` where words stand behind the day."""
    before, behind = (
        text.replace(version, "{version}", 1) if version and one.version else text for text in (one.label, one.behind)
    )
    return f"{before} {{date}}{behind}".lstrip() if behind or not before else before


def _signed_pattern(draft: DraftDocument) -> list[str]:
    return [draft.sign_off.date.pattern] if draft.sign_off and draft.sign_off.date else []


def _outline(sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:
        plain = section.placement == "section"
        if plain and not section.sections:
            yield f"- {section.clause}"
            continue
        yield f"- clause: {section.clause}"
        if not plain:
            yield f"  as: {section.placement}"
        if section.sections:
            yield "  within:"
            yield from (f"    {line}" for line in _outline(section.sections))


def _numbering(draft: DraftDocument) -> Iterator[str]:
    """Yield how headings, paragraphs and lists are numbered."""
    own = draft.numbering
    sections = _list(own.sections) if len(own.sections) == 1 else f"[{_list(own.sections)}]"
    below = f", paragraphs: [{_list(own.paragraphs)}]" if own.paragraphs else ""
    if own.sections:
        yield f"numbering: {{sections: {sections}{below}}}"
    if own.lists:
        yield f"lists: [{_list(own.lists)}]"


def _list(forms: Patterns) -> str:
    return ", ".join(quoted(form.text) for form in forms)
