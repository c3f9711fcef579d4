"""`clauses/<work>/work.yaml`: one document, with its titles, dates, numbers and outline per language.

In: its tree. Out: a `Work`. Whether clauses, parties and the work that it amends exist is not asked here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from ..languages.samples import CHAPTER, DATE
from ..model.change import Change
from ..model.diagnostics import Message, error
from ..model.library import DateKind, SignOffRule, Work, WorkLocale, walk_outline
from ..model.numbering import Patterns, patterns
from ..model.registries import Period
from .addresses import PUBLISHED_PATH
from .approvals import NO_APPROVALS, REQUIRED_APPROVALS, of_no_language
from .facts import PERIOD
from .outline import OUTLINE, repeated
from .record import Key, Record, RecordValues, defaulting, optional, record_of, required
from .samples import BY_DEPTH, DATE_PATTERN, SAMPLES, too_deep
from .shape import Choice, Findings, NamedRecords, Sequence, holds_nothing, one_of, refuse
from .values import LINE, LINE_WITH_FACTS, LOCALE, LOCALES, NAME, REFERENCE, YES_NO

LIST_NUMBERS = patterns("1.", "(a)", "(i)")
"""How numbered lists outside numbered sections count where a work does not say."""

_DATE_KIND = Choice(words=MappingProxyType({kind.value: kind for kind in DateKind}))

_SIGNER = required("party", NAME, "Who signs: the name of a party in facts.yaml.")
_SIGN_OFF = record_of(
    "Who signs below the text",
    SignOffRule,
    at=_SIGNER,
    party=_SIGNER,
    date=required("date", _DATE_KIND, "The date beside the signature."),
)

_SECTIONS = defaulting(
    "sections",
    BY_DEPTH,
    (),
    f'The number of the first heading, as a sample: "1." or {CHAPTER}, or samples by depth: ["1.", "1.1"]; none for no '
    "numbers.",
)
_PARAGRAPHS = defaulting(
    "paragraphs", SAMPLES, (), 'Samples of the numbers of paragraphs below a heading, by depth: ["1.1", "1.1.1"].'
)


def _numbering(values: RecordValues, findings: Findings) -> tuple[Patterns, Patterns]:
    if _SECTIONS.name in values.nodes:
        findings += too_deep(values.nodes[_SECTIONS.name], above=0)
    if _PARAGRAPHS.name in values.nodes:
        findings += too_deep(values.nodes[_PARAGRAPHS.name], above=1)
    return values[_SECTIONS], values[_PARAGRAPHS]


_NUMBERING = Record(title="How headings and paragraphs are numbered", keys=(_SECTIONS, _PARAGRAPHS), build=_numbering)

_TITLE = required("title", LINE, "The title of the document.")
_DESCRIPTION = defaulting(
    "description",
    LINE_WITH_FACTS,
    (),
    "One sentence for search engines and the properties of the PDF; facts as in a clause.",
)
_DATES = required("dates", Sequence(item=_DATE_KIND), "The dates below the title, in their order.")
_DATE_LABELS = defaulting(
    "date-labels",
    NamedRecords(key=_DATE_KIND, value=LINE),
    MappingProxyType({}),
    "Labels of dates where they differ from the usual ones: {last-reviewed: Last Reviewed on}. The day stands behind "
    "one, or where it has `{date}`; `{version}` is the version that the changelog states.",
)
_PATTERN = optional("date-pattern", DATE_PATTERN, f"How dates are printed, where it differs from usual: {DATE}.")
_SIGN = optional("sign-off", _SIGN_OFF, "Party and date below the text.")
_NUMBERS = defaulting("numbering", _NUMBERING, ((), ()), "How headings and paragraphs are numbered.")
_LISTS = defaulting(
    "lists",
    SAMPLES,
    LIST_NUMBERS,
    'Samples of the numbers of lists outside numbered sections, by depth: ["1.", "(a)"].',
)
_CONTENTS = defaulting(
    "table-of-contents", YES_NO, default=True, about="Whether the page begins with a table of contents. Default: yes."
)
_OUTLINE = required("outline", OUTLINE, "The clauses in the order in which they are printed.")
_NOTHING_ABSENT: Mapping[str, str] = MappingProxyType({})
_ABSENT = defaulting(
    "absent",
    NamedRecords(key=REFERENCE, value=LINE),
    _NOTHING_ABSENT,
    "Clauses of another language that this one does not have, each with the reason, or unread: to be looked for.",
)

_MOVED_FROM = defaulting(
    "moved-from",
    Sequence(item=PUBLISHED_PATH),
    (),
    "Addresses below base-url that lead here: those of a document that this one took the place of.",
)


def _locale(values: RecordValues, findings: Findings) -> WorkLocale:
    _refuse_nothing(values, _OUTLINE, Message("noun.clause"), findings)
    sections, paragraphs = values[_NUMBERS]
    if _LISTS.name in values.nodes:
        _refuse_nothing(values, _LISTS, Message("noun.number"), findings)
        findings += too_deep(values.nodes[_LISTS.name], above=0)
    findings += repeated(values[_OUTLINE])
    _refuse_contradictions(values, findings)
    return WorkLocale(
        locale=values.name,
        title=values[_TITLE],
        description=values[_DESCRIPTION],
        dates=values[_DATES],
        date_labels=values[_DATE_LABELS],
        date_pattern=values[_PATTERN],
        sign_off=values[_SIGN],
        section_numbers=sections,
        paragraph_numbers=paragraphs,
        list_numbers=values[_LISTS] or LIST_NUMBERS,
        table_of_contents=values[_CONTENTS],
        outline=values[_OUTLINE],
        absent=values[_ABSENT],
        moved_from=tuple(f"{path}/" for path in values[_MOVED_FROM]),
        span=values.head,
    )


def _refuse_nothing(values: RecordValues, key: Key[Any], what: Message, findings: Findings) -> None:
    """Report a list or group that has nothing in it as typed; what could not be read has been reported already."""
    node = values.nodes[key.name]
    if holds_nothing(node):
        nothing = refuse("bad-value.nothing-under", node, what=what, key=key.name)
        findings.append(nothing.with_help("bad-value.add", what=what))


def _refuse_other_languages(values: RecordValues, findings: Findings) -> None:
    """Report languages beside each other that the work does not have, that are named twice, or that are one alone."""
    named = values[_BILINGUAL]
    languages = values[_LANGUAGES]
    known = tuple(languages)
    if named and (len(set(named)) < max(2, len(named)) or not {*named} <= {*known}):
        finding = refuse("bad-value.bilingual", values.nodes[_BILINGUAL.name])
        findings.append(finding.with_help("bad-value.bilingual-form", locales=known))


def _refuse_contradictions(values: RecordValues, findings: Findings) -> None:
    for entry in walk_outline(values[_OUTLINE]):
        if entry.clause in values[_ABSENT]:
            finding = error("absent-clause-present.outline", entry.span, clause=entry.clause)
            findings.append(finding.with_help("absent-clause-present.remove-either"))


_LANGUAGE = Record(
    title="A work in one language",
    keys=(
        _TITLE,
        _DESCRIPTION,
        _DATES,
        _DATE_LABELS,
        _PATTERN,
        _SIGN,
        _NUMBERS,
        _LISTS,
        _CONTENTS,
        _OUTLINE,
        _ABSENT,
        _MOVED_FROM,
    ),
    build=_locale,
)

_KIND = required("kind", one_of(("policy", "addendum")), "policy or addendum.")
_JURISDICTION = optional("jurisdiction", NAME, "The inventory that it prints from: a name in inventory.yaml.")
_SCOPE = defaulting(
    "scope",
    Sequence(item=NAME),
    (),
    "The jurisdictions whose duties it answers: names of law packs, [us-ca, us-va]; default: that of its inventory.",
)
_AMENDS = optional("amends", NAME, "The work that an addendum belongs to.")
_MODIFIED = defaulting(
    "last-modified",
    Choice(words=MappingProxyType({"any": False, "meaning": True})),
    default=False,
    about="any (default): every change counts for the date; meaning: editorial changes do not.",
)
_REVIEW = optional("review-every", PERIOD, "How often somebody has to read it: 12 months unless stated.")
_CLASSES = sorted((change for change in Change if change.needs_notice), key=lambda change: change.value)
_NOTIFIED = Choice(words=MappingProxyType({change.value: change for change in _CLASSES}))
_NO_NOTICE: Mapping[Change, Period] = MappingProxyType({})
_NOTICE = defaulting(
    "notice-period",
    NamedRecords(key=_NOTIFIED, value=PERIOD),
    _NO_NOTICE,
    "How long before it takes effect a change has to be published, by class: {material: 30 days}.",
)
_APPROVALS = defaulting(
    "approvals",
    REQUIRED_APPROVALS,
    NO_APPROVALS,
    "Whose approval a release needs, by role: {legal: {count: 1, grade: evidenced}}; or by language below a role.",
)
_BILINGUAL = defaulting(
    "bilingual",
    LOCALES,
    (),
    "Languages that a page of the site has beside each other, the first one in the lead.",
)
_LANGUAGES = required("locales", NamedRecords(key=LOCALE, value=_LANGUAGE), "The languages of the work.")


def _work(values: RecordValues, findings: Findings) -> Work:
    _refuse_nothing(values, _LANGUAGES, Message("noun.language"), findings)
    languages = values[_LANGUAGES]
    findings += of_no_language(values[_APPROVALS], languages)
    _refuse_other_languages(values, findings)
    return Work(
        id="",
        kind=values[_KIND],
        jurisdiction=values[_JURISDICTION],
        scope=values[_SCOPE],
        amends=values[_AMENDS],
        dated_by_meaning=values[_MODIFIED],
        review_every=values[_REVIEW],
        notice_periods=values[_NOTICE],
        approvals=values[_APPROVALS],
        bilingual=values[_BILINGUAL],
        locales=languages,
        span=values.head,
    )


WORK = Record(
    title="A document: its languages, dates, numbers and outline",
    keys=(_KIND, _JURISDICTION, _SCOPE, _AMENDS, _MODIFIED, _REVIEW, _NOTICE, _APPROVALS, _BILINGUAL, _LANGUAGES),
    build=_work,
)


def named(work: Work, name: str) -> Work:
    """Return the work under the name of its folder."""
    return replace(work, id=name)
