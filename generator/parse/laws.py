"""`laws/<jurisdiction>.yaml`: duties of the law as records, the package's and those of a project; switches and cues.

In: the sources of both, the package's first. Out: the `Laws`, in which a project's record stands in the place of the
package's with the same id, and all that is wrong with them. Which text answers a duty is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Any

from ..model import duties
from ..model.columns import COLUMNS
from ..model.diagnostics import Diagnostic, error, in_order
from ..model.registries import Texts
from ..model.source import Source
from .cues import CUE_TABLE
from .facts import PERIOD
from .nodes import Entries, Node, Scalar
from .record import Key, Record, RecordValues, defaulting, listed, mapped, optional, record_of, required
from .shape import Choice, Either, Findings, NamedRecords, Placed, Sequence, Shape, TextValue, one_of
from .tree import read_tree
from .values import (
    DAY,
    FORMS,
    LINE,
    LOCALE_PATTERN,
    NAME,
    PERSON,
    TEXTS,
    YES_NO,
    text_like,
    text_schema,
    to_day,
    whole_number,
)

SWITCHES, CUES = "switches", "cues"
"""The files that say what each switch of a profile means, and by which words passages are found."""
_ALONE = "tag link anchor attestation calendar advice languages"
_WORKS = "notice-at-collection pre-use-notice health-notice children-rules direct-notice cookie-notice"
_OUTPUTS = "reflow-320 axe pdf pdf-ua contrast important public one-page tables legible"
_NONE: Mapping[Any, Any] = MappingProxyType({})


def _words(words: str) -> Choice[str]:
    return one_of(words.split())


def _names(names: Iterable[str]) -> Shape[str]:
    """Return one of these names; where none are given, as for editors, any name."""
    return one_of(known) if (known := tuple(names)) else NAME


def _law_day(node: Scalar) -> duties.LawDay | Diagnostic:
    year_only = re.fullmatch(r"[12][0-9]{3}", node.text) is not None
    day = date(int(node.text), 1, 1) if year_only else to_day(node)
    return day if isinstance(day, Diagnostic) else duties.LawDay(day=day, year_only=year_only)


_LAW_DAY = TextValue(convert=_law_day, json=text_schema(r"[12][0-9]{3}(?:-[0-9]{2}-[0-9]{2})?"))
_LANGUAGES = text_like(rf"all|{LOCALE_PATTERN}\+?", "bad-value.duty-languages", "bad-value.duty-languages-form")
_CITATION = record_of(
    "A citation",
    duties.DatedCitation,
    since=required("from", _LAW_DAY, "The day from which it is cited so; a year where no day is known."),
    until=optional("until", _LAW_DAY, "The first day on which it is cited so no more."),
    text=required("text", TEXTS, "The provision as it is cited, one text or one for each language."),
)
_FACT = record_of(
    "A fact within limits",
    duties.FactLimit,
    kind=required("kind", _words("age period contact party"), "The kind of the fact."),
    role=optional("role", NAME, "Whose contact: officer."),
    exactly=optional("is", whole_number(0, 150), "The age that it must be."),
    at_most=optional("at-most", PERIOD, "The longest period allowed: 45 days."),
    at_least=optional("at-least", PERIOD, "The shortest period allowed: 12 months."),
    when_stated=defaulting("when-stated", YES_NO, default=False, about="Whether a text need not name the fact."),
)
_DATE = record_of(
    "A date of the text",
    partial(duties.DutySign, kind="date"),
    of=required("kind", _words("last-modified effective reviewed"), "Which date of the text."),
    within=optional("within", PERIOD, "How old it may be at most: 12 months."),
)


def _sign(kind: str, shape: Shape[str], about: str) -> Key[Any]:
    return optional(kind, Placed(shape=shape, make=lambda of, _node: duties.DutySign(kind=kind, of=of)), about)


_KINDS: tuple[Key[Any], ...] = (
    _sign("inventory", one_of(COLUMNS), "A column of inventory.yaml that is filled for every category."),
    _sign("work", _words(_WORKS), "A document of its own."),
    _sign("output", _words(_OUTPUTS), "A property of what is built."),
    _sign("release", _words("material"), "A release of that kind."),
    _sign("claim", NAME, "A claim of facts.yaml that is answered; below any, one that is answered with no."),
    optional("fact", _FACT, "A fact that the tagged clause uses."),
    optional("date", _DATE, "A date of the text."),
    optional(
        "phrase",
        Placed(shape=FORMS, make=lambda words, _node: duties.Wording(words=words)),
        "Words that must stand there, by language; of several alternatives one is enough.",
    ),
)


def _evidence(keys: tuple[Key[Any], ...]) -> Either[Any]:
    """Return the shape of a word, or of one key with what of it."""
    together = {"minProperties": 1, "maxProperties": 1}
    return Either(
        short=Placed(shape=_words(_ALONE), make=lambda kind, _node: duties.DutySign(kind=kind)),
        full=Record(title="What shows it", keys=keys, build=_only, together=together),
        is_full=lambda node: not isinstance(node, Scalar),
    )


def _only(values: RecordValues, findings: Findings) -> object:
    if len(values.nodes) != 1:
        findings.append(error("bad-value.evidence", values.head).with_help("bad-value.evidence-form"))
    return next(iter(values.found.values()), None)


def _any(of: tuple[Any, ...], _node: Node) -> duties.AnyEvidence:
    """Return the alternatives; a claim is one by its answer no: what is not done has no list."""
    denied = (replace(one, denied=True) if getattr(one, "kind", "") == "claim" else one for one in of)
    return duties.AnyEvidence(of=tuple(denied))


_ANY = Placed(shape=Sequence(item=_evidence(_KINDS)), make=_any)
_EVIDENCE = _evidence((*_KINDS, optional("any", _ANY, "Several of which one is enough.")))
_READ = required("read", DAY, "The day on which it was read.")
_SOURCE = record_of("A source", duties.LawSource, title=required("title", LINE, "What was read."), read=_READ)
_BY = required("by", PERSON, "Who read the provision.")
_READ_BY = record_of("Who read the provision for this project", duties.DutyReader, by=_BY, day=_READ)

_SAYS = mapped("says", TEXTS, "What the text must say, in one clause for each language.")
_SHOWN_BY = listed("shown-by", _EVIDENCE, "What shows it: all of these.")
_SUBJECT = mapped("subject", TEXTS, "What a duty is about that was not examined.")
_NOT_EXAMINED = mapped("not-examined", TEXTS, "Why it was not examined.")
_WATCHED = defaulting("watch", YES_NO, default=False, about="Whether it is a draft that is only watched.")
_DUTY: Mapping[str, Key[Any]] = {
    "citations": required("cite", Sequence(item=_CITATION), "How it is cited, the newest last."),
    "says": _SAYS,
    "shown_by": _SHOWN_BY,
    "subject": _SUBJECT,
    "not_examined": _NOT_EXAMINED,
    "note": mapped("note", TEXTS, "What a reader of the record should know."),
    "since": optional("from", _LAW_DAY, "The day from which the duty holds; a draft has none."),
    "until": optional("until", _LAW_DAY, "The first day on which it holds no more."),
    "enforced": optional("enforced", _LAW_DAY, "The day from which it is enforced, where that is not its first."),
    "locales": required(
        "locales",
        _LANGUAGES,
        "In which languages it must be met: one, one and whichever others there are with a +, or all.",
    ),
    "sure": required("sure", _words("A B C D"), "A: the text was read, B: a survey, C: a report, D: nothing."),
    "read_by": optional("read-by", _READ_BY, "Who read the provision for this project, and when."),
    "recommended": defaulting("recommended", YES_NO, default=False, about="Whether it binds nobody."),
    "watched": _WATCHED,
}


def law_shape(
    jurisdiction: str = "", switches: Iterable[str] = (), cues: Iterable[str] = (), sources: Iterable[str] = ()
) -> Shape[Any]:
    """Return the shape of a pack whose records name these switches, cues, sources; without any, whatever is a name."""
    keys = {
        **_DUTY,
        "conditions": listed("if", _names(switches), "Switches of the profile: all are yes."),
        "cues": listed("cue", _names(cues), "Cues of cues.yaml: a likely passage meets all."),
        "source": optional("source", _names(sources), "In what it was read: a name under sources."),
    }

    def build(values: RecordValues, findings: Findings) -> duties.Duty | None:
        if not _is_whole(values, findings):
            return None
        if not _goes_together(values):
            findings.append(error("bad-value.duty", values.head, name=values.name).with_help("bad-value.duty-form"))
            return None
        return duties.Duty(id=values.name, span=values.head, **{name: values[key] for name, key in keys.items()})

    duty = Record(title="A duty", keys=tuple(keys.values()), build=build)
    return record_of(
        "The duties of one jurisdiction",
        partial(duties.LawPack, jurisdiction=jurisdiction),
        edition=optional("edition", DAY, "The day of this edition of the pack."),
        name=mapped("name", TEXTS, "The jurisdiction, by language."),
        inventory=optional("inventory", NAME, "The inventory whose works answer these duties without a scope."),
        changes=mapped("changes", NamedRecords(key=DAY, value=TEXTS), "What changed, by edition."),
        sources=mapped("sources", NamedRecords(key=NAME, value=_SOURCE), "What was read, by a name."),
        duties=mapped("duties", NamedRecords(key=NAME, value=duty), "The duties, by id."),
    )


def _goes_together(values: RecordValues) -> bool:
    """Say whether a record is one of a duty that was examined, or else of one that was not, and nothing of both."""
    examined, other = {_SAYS.name, _SHOWN_BY.name}, {_SUBJECT.name, _NOT_EXAMINED.name}
    asked = {_SAYS.name} if values[_WATCHED] else examined  # a draft asks for words of nobody yet
    given = values.nodes.keys() & (examined | other)
    empty = not values[_SHOWN_BY] or duties.AnyEvidence(of=()) in values[_SHOWN_BY]  # nothing to show is soon shown
    return given in (asked, other) and not (empty and _SHOWN_BY.name in given)


def _is_whole(values: RecordValues, findings: Findings) -> bool:
    """Say whether nothing of the evidence was refused: what is left would be shown by less than the law asks for."""
    node = values.nodes.get(_SHOWN_BY.name)
    if node is None:
        return True
    places = (one.span for one in findings if one.span and one.span.source == node.span.source)
    return not any(node.span.start <= place.start < node.span.end for place in places)


SWITCH_TABLE = NamedRecords(key=NAME, value=TEXTS)


def read_laws(sources: Iterable[Source]) -> tuple[duties.Laws, tuple[Diagnostic, ...]]:
    """Return the law of these files, a later record in the place of an earlier one, and every finding in order."""
    findings: Findings = []
    files = [(name_of(source), *read_tree(source)) for source in sources]
    switches: dict[str, Texts] = {}
    cues: dict[str, Mapping[str, tuple[str, ...]]] = {}
    tables: Mapping[str, tuple[Shape[Any], dict[str, Any]]] = {
        SWITCHES: (SWITCH_TABLE, switches),
        CUES: (CUE_TABLE, cues),
    }
    packs: dict[str, duties.LawPack] = {}
    for name, node, found in sorted(files, key=lambda file: file[0] not in tables):
        findings += found
        if name in tables:
            shape, names = tables[name]
            names |= shape.read(node, findings) or {}
            continue
        known = packs[name].sources if name in packs else _NONE
        pack = law_shape(name, switches, cues, (*known, *_sources_of(node))).read(node, findings)
        if pack:
            findings += _elsewhere(pack, packs)
            packs[name] = _joined(packs[name], pack) if name in packs else pack
    law = duties.Laws(packs=MappingProxyType(packs), switches=MappingProxyType(switches), cues=MappingProxyType(cues))
    return law, in_order(findings)


def name_of(source: Source) -> str:
    """Return the jurisdiction of a pack, which is the name of its file."""
    return source.path.rsplit("/", 1)[-1].removesuffix(".yaml")


def _sources_of(node: Node) -> tuple[str, ...]:
    """Return the names under `sources`, those too of which something was refused."""
    entries = node.entries if isinstance(node, Entries) else ()
    values = (entry.value for entry in entries if entry.key == "sources")
    return tuple(one.key for value in values if isinstance(value, Entries) for one in value.entries)


def _elsewhere(pack: duties.LawPack, packs: Mapping[str, duties.LawPack]) -> Iterable[Diagnostic]:
    for other in (other for name, other in packs.items() if name != pack.jurisdiction):
        for name in pack.duties.keys() & other.duties.keys():
            finding = error("duplicate-name.duty", pack.duties[name].span, name=name, jurisdiction=other.jurisdiction)
            yield finding.with_help("help.other-name")


def _joined(before: duties.LawPack, own: duties.LawPack) -> duties.LawPack:
    """Return a pack with a project's own records over it."""
    return replace(
        own,
        edition=own.edition or before.edition,
        name=own.name or before.name,
        inventory=own.inventory or before.inventory,
        changes=MappingProxyType({**before.changes, **own.changes}),
        sources=MappingProxyType({**before.sources, **own.sources}),
        duties=MappingProxyType({**before.duties, **own.duties}),
    )
