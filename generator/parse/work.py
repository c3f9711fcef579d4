"""`clauses/<work>/work.yaml`: one document, with its titles, dates, numbers and outline per language.

In: its tree. Out: a `Work`. Whether clauses, parties and the work that it amends exist is not asked here.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from ..languages.samples import CHAPTER, DATE
from ..model.change import Change
from ..model.diagnostics import Message, error
from ..model.library import DateKind, SignOffRule, Work, WorkLocale, walk_outline
from ..model.numbering import patterns
from .addresses import PUBLISHED_PATH
from .approvals import REQUIRED_APPROVALS, of_no_language
from .facts import PERIOD
from .outline import OUTLINE, repeated
from .record import (
    Key,
    RecordValues,
    defaulting,
    listed,
    mapped,
    optional,
    own_name,
    own_place,
    place_of,
    record_of,
    required,
)
from .samples import BY_DEPTH, DATE_PATTERN, SAMPLES, too_deep
from .shape import Choice, Findings, NamedRecords, Placed, Sequence, holds_nothing, one_of, refuse
from .values import LINE, LINE_WITH_FACTS, LOCALE, NAME, REFERENCE, YES_NO

LIST_NUMBERS = patterns("1.", "(a)", "(i)")
"""How numbered lists outside numbered sections count where a work does not say."""

_DATE_KIND = Choice(words={kind.value: kind for kind in DateKind})

_SIGNER = required("party", NAME, "Who signs: the name of a party in facts.yaml.")
_SIGN_OFF = record_of(
    "Who signs below the text",
    SignOffRule,
    party=_SIGNER,
    date=required("date", _DATE_KIND, "The date beside the signature."),
    span=place_of(_SIGNER),
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


def _judge_numbers(values: RecordValues, findings: Findings) -> None:
    for above, key in enumerate((_SECTIONS, _PARAGRAPHS)):
        if key.name in values.nodes:
            findings += too_deep(values.nodes[key.name], above=above)


_NUMBERING = record_of(
    "How headings and paragraphs are numbered",
    lambda sections, paragraphs: (sections, paragraphs),
    _judge_numbers,
    sections=_SECTIONS,
    paragraphs=_PARAGRAPHS,
)
_NUMBERS = defaulting("numbering", _NUMBERING, ((), ()), "How headings and paragraphs are numbered.")
_LISTS = defaulting(
    "lists",
    Placed(shape=SAMPLES, make=lambda numbers, _node: numbers or LIST_NUMBERS),
    LIST_NUMBERS,
    'Samples of the numbers of lists outside numbered sections, by depth: ["1.", "(a)"].',
)
_OUTLINE = required("outline", OUTLINE, "The clauses in the order in which they are printed.")
_ABSENT = mapped(
    "absent",
    NamedRecords(key=REFERENCE, value=LINE),
    "Clauses of another language that this one does not have, each with the reason, or unread: to be looked for.",
)


def _judge_language(values: RecordValues, findings: Findings) -> None:
    _refuse_nothing(values, _OUTLINE, Message("noun.clause"), findings)
    if _LISTS.name in values.nodes:
        _refuse_nothing(values, _LISTS, Message("noun.number"), findings)
        findings += too_deep(values.nodes[_LISTS.name], above=0)
    findings += repeated(values[_OUTLINE])
    _refuse_contradictions(values, findings)


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


_LANGUAGE = record_of(
    "A work in one language",
    WorkLocale,
    _judge_language,
    locale=own_name,
    title=required("title", LINE, "The title of the document."),
    description=defaulting(
        "description",
        LINE_WITH_FACTS,
        (),
        "One sentence for search engines and the properties of the PDF; facts as in a clause.",
    ),
    dates=required("dates", Sequence(item=_DATE_KIND), "The dates below the title, in their order."),
    date_labels=mapped(
        "date-labels",
        NamedRecords(key=_DATE_KIND, value=LINE),
        "Labels of dates where they differ from the usual ones: {last-reviewed: Last Reviewed on}. The day stands "
        "behind one, or where it has `{date}`; `{version}` is the version that the changelog states.",
    ),
    date_pattern=optional("date-pattern", DATE_PATTERN, f"How dates are printed, where it differs from usual: {DATE}."),
    sign_off=optional("sign-off", _SIGN_OFF, "Party and date below the text."),
    _numbers=_NUMBERS,
    section_numbers=lambda values: values[_NUMBERS][0],
    paragraph_numbers=lambda values: values[_NUMBERS][1],
    list_numbers=_LISTS,
    table_of_contents=defaulting(
        "table-of-contents",
        YES_NO,
        default=True,
        about="Whether the page begins with a table of contents. Default: yes.",
    ),
    outline=_OUTLINE,
    absent=_ABSENT,
    moved_from=listed(
        "moved-from",
        Placed(shape=PUBLISHED_PATH, make=lambda path, _node: f"{path}/"),
        "Addresses below base-url that lead here: those of a document that this one took the place of.",
    ),
    span=own_place,
)

_CLASSES = sorted((change for change in Change if change.needs_notice), key=lambda change: change.value)
_NOTIFIED = Choice(words={change.value: change for change in _CLASSES})
_APPROVALS = mapped(
    "approvals",
    REQUIRED_APPROVALS,
    "Whose approval a release needs, by role: {legal: {count: 1, grade: evidenced}}; or by language below a role.",
)
_BILINGUAL = listed(
    "bilingual", LOCALE, "Languages that a page of the site has beside each other, the first one in the lead."
)
_LANGUAGES = required("locales", NamedRecords(key=LOCALE, value=_LANGUAGE), "The languages of the work.")


def _judge_work(values: RecordValues, findings: Findings) -> None:
    _refuse_nothing(values, _LANGUAGES, Message("noun.language"), findings)
    languages = values[_LANGUAGES]
    findings += of_no_language(values[_APPROVALS], languages)
    _refuse_other_languages(values, findings)


WORK = record_of(
    "A document: its languages, dates, numbers and outline",
    partial(Work, id=""),
    _judge_work,
    kind=required("kind", one_of(("policy", "addendum")), "policy or addendum."),
    jurisdiction=optional("jurisdiction", NAME, "The inventory that it prints from: a name in inventory.yaml."),
    scope=listed(
        "scope",
        NAME,
        "The jurisdictions whose duties it answers: names of law packs, [us-ca, us-va]; default: that of its "
        "inventory.",
    ),
    amends=optional("amends", NAME, "The work that an addendum belongs to."),
    dated_by_meaning=defaulting(
        "last-modified",
        Choice(words={"any": False, "meaning": True}),
        default=False,
        about="any (default): every change counts for the date; meaning: editorial changes do not.",
    ),
    review_every=optional("review-every", PERIOD, "How often somebody has to read it: 12 months unless stated."),
    notice_periods=mapped(
        "notice-period",
        NamedRecords(key=_NOTIFIED, value=PERIOD),
        "How long before it takes effect a change has to be published, by class: {material: 30 days}.",
    ),
    approvals=_APPROVALS,
    bilingual=_BILINGUAL,
    locales=_LANGUAGES,
    span=own_place,
)


def named(work: Work, name: str) -> Work:
    """Return the work under the name of its folder."""
    return replace(work, id=name)
