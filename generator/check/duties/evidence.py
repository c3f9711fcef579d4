"""Whether a document shows one piece of evidence for a duty; one function for each kind of evidence.

In: a `DutyCase`, which is a duty and a document on a day, and evidence. Out: a `Proof`, the passages that show it or
what is lacking. What is not certain is lacking: a duty that is wrongly said to be shown does harm, the contrary does
not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from ...model.blocks import parts_of
from ...model.columns import is_filled, is_printed
from ...model.coverage import CoveredPassage, Lacking
from ...model.diagnostics import Message
from ...model.duties import AnyEvidence, DutyEvidence, DutySign, FactLimit, Wording, is_in
from ...model.history import entries_of
from ...model.library import DateKind, Library
from ...model.nodes import StandsOut
from ...model.periods import in_words, later
from ...model.registries import Claim, Contact, Fact, Inventory, WebLink
from ...model.walk import fact_of, inlines_of
from ...model.written import CategoryTag, Clause, CrossReference, FactLink, Link
from ...resolve.dates import date_document
from ..passage import Passage
from .cases import DutyCase, Proof, is_withdrawn
from .limits import fault_of, fitting


def prove(case: DutyCase, evidence: DutyEvidence) -> Proof:
    """Return what the document of a case shows of a piece of evidence."""
    match evidence:
        case AnyEvidence():
            proofs = [prove(case, one) for one in evidence.of]
            shown = next((proof for proof in proofs if not proof.lacking), None)
            return shown or Proof(lacking=tuple(chain.from_iterable(proof.lacking for proof in proofs)))
        case FactLimit():
            return _in_tagged(case, lambda: _fact(case, evidence))
        case Wording():
            return _phrase(case, evidence)
    return _SIGNS[evidence.kind](case, evidence)


def _lacks(kind: str, message: Message) -> Proof:
    return Proof(lacking=(Lacking(kind=kind, message=message),))


def _shown(case: DutyCase, *found: tuple[Clause, Passage | None]) -> Proof:
    """Return the proof by passages; a clause whose passage is no prose is shown by its first words."""
    return Proof(passages=tuple(_covered(case, clause, passage) for clause, passage in found))


def _covered(case: DutyCase, clause: Clause, passage: Passage | None) -> CoveredPassage:
    title, *rest = case.passages(clause)
    told = passage or next((one for one in rest if one.text.strip()), title)
    prefix = "shared/" if clause.owner == "shared" else ""
    return CoveredPassage(
        work=case.work.id,
        locale=case.locale,
        clause=f"{prefix}{clause.id}",
        title=title.text,
        text=told.text,
        span=told.whole,
    )


# --- tags, links and words --------------------------------------------------------------------------------------------


def _tag(case: DutyCase, _sign: DutySign) -> Proof:
    speaking = [clause for clause in case.tagged if clause.blocks]
    if case.tagged and not speaking:
        return _lacks("tag", Message("lacking.empty", clause=case.tagged[0].id))
    return _in_tagged(case, lambda: _shown(case, *((clause, None) for clause in speaking)))


def _in_tagged(case: DutyCase, prove_it: Callable[[], Proof]) -> Proof:
    """Return a proof from the tagged clauses; without any nothing is looked for."""
    if case.tagged:
        return prove_it()
    if case.doubted:
        return _lacks("unlikely", Message("lacking.unlikely", clause=case.doubted[0].id))
    return _lacks("tag", Message("lacking.tag", duty=case.duty.id, work=case.work.id, locale=case.locale))


def _holding(case: DutyCase, holds: Callable[[object], bool]) -> Iterator[tuple[Clause, Passage]]:
    """Yield the passages of tagged clauses that hold such an inline."""
    for clause in case.tagged:
        for passage in case.passages(clause):
            if any(holds(node) for piece in passage.pieces for node in (piece.inline, *piece.within)):
                yield clause, passage


def _leading(case: DutyCase, sign: DutySign) -> Proof:
    """Look in the tagged clauses for what leads to a page, or to a place in one."""
    leads, told = _LEADS[sign.kind]
    found = [*_holding(case, lambda node: leads(node, case.subject.library.facts))]
    return _in_tagged(case, lambda: _shown(case, *found) if found else _lacks(sign.kind, Message(told)))


def _is_page(node: object, facts: Mapping[str, Fact]) -> bool:
    """Say whether a node leads to a page: an address that begins with http, a link of facts, the page of a contact."""
    if isinstance(node, FactLink):
        return isinstance(facts.get(node.fact), WebLink) or node.fact.endswith(".url")
    return isinstance(node, Link) and node.href.startswith("http")


def _is_section(node: object, _facts: Mapping[str, Fact]) -> bool:
    """Say whether a node leads to a place in a page, and not to the page as a whole."""
    return (isinstance(node, CrossReference) and node.target is not None) or (
        isinstance(node, Link) and "#" in node.href
    )


_LEADS = {"link": (_is_page, "lacking.link"), "anchor": (_is_section, "lacking.anchor")}
_QUOTES = str.maketrans("‘’“”\N{NO-BREAK SPACE}", "''\"\" ")


def _folded(text: str) -> str:
    """Return a text in which blanks and the forms of quotation marks make no difference; letters do, and capitals."""
    return re.sub(r"\s+", " ", text.translate(_QUOTES)).strip()


def _phrase(case: DutyCase, wording: Wording) -> Proof:
    """Look for literal words in the tagged clauses, or else in the document; for those of any language if need be."""
    own = next((words for tag, words in wording.words.items() if is_in(tag, case.locale)), None)
    words = own or tuple(chain.from_iterable(wording.words.values()))
    clauses = case.tagged or case.subject.clauses_in(case.work.id, case.locale)
    for clause in clauses:
        for passage in case.passages(clause):
            if any(_folded(one) in _folded(passage.text) for one in words):
                return _shown(case, (clause, passage))
    return _lacks("phrase", Message("lacking.phrase", words=words))


# --- facts ------------------------------------------------------------------------------------------------------------


def _fact(case: DutyCase, limit: FactLimit) -> Proof:
    used = {name: clause for clause in case.tagged for name in _facts_in(clause, case.subject.library)}
    facts = case.subject.library.facts
    named = {name: facts[name] for name in used if name in facts}
    if fault := fault_of(named, limit):
        return Proof(lacking=(fault,))
    told = [(used[name], next(_using(case, used[name], name), None)) for name in fitting(named, limit)]
    return _shown(case, *(told or [(clause, None) for clause in case.tagged]))


def _facts_in(clause: Clause, library: Library) -> Iterator[str]:
    """Yield the facts that a clause prints; a contact is followed by whose it is where the block says that."""
    yield from filter(None, map(fact_of, inlines_of(clause)))
    for name in (getattr(part.node, "contact", None) for part in parts_of(clause)):
        contact = library.facts.get(name or "")
        yield from (name,) if name else ()
        yield from (contact.party,) if isinstance(contact, Contact) and contact.party else ()


def _using(case: DutyCase, clause: Clause, fact: str) -> Iterator[Passage]:
    return (passage for own, passage in _holding(case, lambda node: fact_of(node) == fact) if own is clause)


# --- what stands beside the clauses -----------------------------------------------------------------------------------


def _inventory(case: DutyCase, sign: DutySign) -> Proof:
    """Look for a column that is filled and that a table or list of this document prints."""
    inventory = case.subject.library.inventories.get(case.work.jurisdiction or "")
    if inventory is None or not is_filled(inventory, sign.of):
        return _lacks("inventory", Message("lacking.column", column=sign.of))
    clauses = case.subject.clauses_in(case.work.id, case.locale)
    views = [(clause, part.node.view) for clause in clauses for part in parts_of(clause) if hasattr(part.node, "view")]
    views += _tagged_uses(clauses, inventory)
    if not is_printed(sign.of, {view for _, view in views}):
        return _lacks("inventory", Message("lacking.view", column=sign.of))
    enough = [clause for clause, view in views if is_printed(sign.of, {view})]
    return _shown(case, *((clause, None) for clause in enough or [clause for clause, _ in views]))


def _tagged_uses(clauses: Sequence[Clause], inventory: Inventory) -> Iterator[tuple[Clause, str]]:
    """Yield `tagged-purposes` or `tagged-sources` where clauses have the letters of categories behind each of them."""
    tagged = [(clause, node.use) for clause in clauses for node in inlines_of(clause) if isinstance(node, CategoryTag)]
    for kind in ("purposes", "sources"):
        uses = {use for category in inventory.categories for use in getattr(category, kind)}
        if uses <= {use for _, use in tagged}:
            yield from ((clause, f"tagged-{kind}") for clause, use in tagged if use in uses)


def _claim(case: DutyCase, sign: DutySign) -> Proof:
    claim = case.subject.library.facts.get(sign.of)
    if isinstance(claim, Claim) and not (sign.denied and claim.holds):
        return Proof()
    return _lacks("claim", Message("lacking.denial" if sign.denied else "lacking.claim", claim=sign.of))


def _work(case: DutyCase, sign: DutySign) -> Proof:
    """Look for a document whose folder is called after the kind, in this language, and that was not withdrawn."""
    other = case.subject.library.works.get(sign.of)
    clauses = case.subject.clauses_in(sign.of, case.locale) if other else ()
    if not other or not clauses or is_withdrawn(case.subject, other, case.locale, case.day):
        return _lacks("work", Message("lacking.work", work=sign.of, locale=case.locale))
    return _shown(replace(case, work=other), (clauses[0], None))


def _date(case: DutyCase, sign: DutySign) -> Proof:
    """Ask the changelog for a date that the text bears on the day; one that may have any age must be printed."""
    entries = entries_of(case.subject.library.history, case.work.id, case.locale)
    kind, field = _DATES[sign.of]
    entry = getattr(date_document(entries, case.day).stamped, field)
    if entry is None or (not sign.within and kind not in case.work.locales[case.locale].dates):
        return _lacks("date", Message("lacking.date", date=sign.of))
    found = entry.effective if kind is DateKind.EFFECTIVE else entry.day
    if sign.within and later(found, sign.within.number, sign.within.unit) < case.day:
        period = in_words(sign.within.number, sign.within.unit)
        return _lacks("date", Message("lacking.old", day=found, period=period))
    return Proof()


_DATES = {
    "last-modified": (DateKind.LAST_MODIFIED, "text"),
    "effective": (DateKind.EFFECTIVE, "meaning"),
    "reviewed": (DateKind.LAST_REVIEWED, "review"),
}
"""How the work calls each date, and which entry of the changelog gives it."""


def _output(case: DutyCase, sign: DutySign) -> Proof:
    """Look for a passage that is set off, or a table, in the tagged clauses; of other properties no text tells."""
    has = _MARKS.get(sign.of)
    found = [(clause, None) for clause in case.tagged if has and any(has(part.node) for part in parts_of(clause))]
    return _shown(case, *found) if found else _unseen(case, sign)


_MARKS: Mapping[str, Callable[[object], bool]] = {
    "important": lambda node: isinstance(node, StandsOut),
    "tables": lambda node: hasattr(node, "view") or getattr(node, "name", "") == "table",
}


def _unseen(_case: DutyCase, sign: DutySign) -> Proof:
    """Return what no text can show; only a person can assert it."""
    of = Message(PROPERTIES[sign.of]) if sign.of else ""
    return _lacks(sign.kind, Message(UNSEEN[sign.kind], of=of))


UNSEEN = {
    "output": "lacking.output",
    "release": "lacking.release",
    "languages": "lacking.languages",
    "advice": "lacking.advice",
    "calendar": "lacking.calendar",
    "attestation": "lacking.attestation",
}
"""Kinds of evidence that no text shows, and what is said then."""
PROPERTIES: Mapping[str, str] = {
    "reflow-320": "evidence.reflow",
    "axe": "evidence.axe",
    "pdf": "evidence.pdf",
    "pdf-ua": "evidence.pdf-ua",
    "contrast": "evidence.contrast",
    "important": "evidence.important",
    "public": "evidence.public",
    "one-page": "evidence.one-page",
    "tables": "evidence.tables",
    "legible": "evidence.legible",
    "material": "evidence.material",
}
"""What properties of what is built, and kinds of releases, are called."""
_SIGNS: Mapping[str, Callable[[DutyCase, DutySign], Proof]] = {
    "tag": _tag,
    "link": _leading,
    "anchor": _leading,
    "inventory": _inventory,
    "claim": _claim,
    "work": _work,
    "date": _date,
    **dict.fromkeys(UNSEEN, _unseen),
    "output": _output,
}
"""How each kind of evidence that a word names is looked for."""
