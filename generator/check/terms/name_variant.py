"""One document under several names. See docs/rules/name-variant.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...languages import known_of
from ...languages.pack import Pack
from ...languages.pattern import Match
from ...model.diagnostics import Diagnostic, warning
from ...model.library import WorkLocale
from ...model.source import Span
from ...model.written import CrossReference
from ..passage import Passage
from ..subject import Subject
from ..together import together
from .documents import is_somebody_elses
from .forms import around, forms_of, rejected_in

_PLAIN = 2
"""Words of a title that names a document and nothing more: Privacy Policy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """What a document may be called: by its title, by the terms that it defines, and the titles of all others."""

    title: str
    own: frozenset[str]
    others: frozenset[str]
    rejected: frozenset[str]


def find(subject: Subject) -> Iterator[Diagnostic]:
    """Yield a warning for each name of another kind than its title by which a policy calls itself."""
    yield from together({finding.span: (key, finding) for key, finding in _found(subject)}.values())


def _found(subject: Subject) -> Iterator[tuple[tuple[str, str, str], Diagnostic]]:
    for (work, locale), place in subject.places.items():
        known = known_of(locale).documents
        title = place.plan.locale.title.casefold()
        if known is None or not any(word in title for word in known.subjects):
            continue
        names = _names(subject, place.plan.locale, frozenset(place.plan.defines))
        for passage in subject.passages_in(work, locale):
            for pattern in known.own:
                for match in pattern.finditer(passage.typed):
                    if not _is_right(match, names, known_of(locale)) and _is_meant(passage, match):
                        name = match[_shown(match)].casefold()
                        span = passage.span(*match.span(_shown(match)))
                        yield (work, locale, name), _finding(match, span, place.plan.locale)


def _names(subject: Subject, locale: WorkLocale, defined: frozenset[str]) -> _Names:
    terms = subject.library.terms
    titles = (
        work.locales[locale.locale].title for work in subject.library.works.values() if locale.locale in work.locales
    )
    return _Names(
        title=locale.title.casefold(),
        own=frozenset(
            form.casefold() for name in defined if name in terms for form in forms_of(terms[name], locale.locale)
        ),
        others=frozenset(title.casefold() for title in titles),
        rejected=frozenset(form.casefold() for term in terms.values() for form in rejected_in(term, locale.locale)),
    )


def _is_right(match: Match, names: _Names, pack: Pack) -> bool:
    """Say whether a name is the title's, a term, that of another work, or left to the rule about rejected forms."""
    name, kind = match["name"].casefold(), match["kind"].casefold()
    whole = match["whose"].casefold() + name
    if name in names.rejected or whole in names.rejected or name in names.own or whole in names.own:
        return True
    is_this = pack.documents is not None and match["whose"].casefold() == pack.documents.this
    is_special = pack.words and len(names.title.split()) > _PLAIN  # so that "our" policy is the one for everybody
    if not is_this and (name in names.others or is_special):
        return True
    return kind in names.title.split() if pack.words else name in names.title


def _is_meant(passage: Passage, match: Match) -> bool:
    """Say whether the words speak of this document: they link to no other, and name nobody else."""
    start = match.start("name")
    return not any(isinstance(inline, CrossReference) for inline in around(passage, start)) and not is_somebody_elses(
        passage, start
    )


def _shown(match: Match) -> int | str:
    """Return the group to point at: the name, or all where the name is a bare "notice"."""
    return 0 if match["name"] == match["kind"] else "name"


def _finding(match: Match, span: Span, locale: WorkLocale) -> Diagnostic:
    return (
        warning("name-variant.other", span, name=match[_shown(match)], title=locale.title)
        .with_help("name-variant.write-title", title=locale.title)
        .with_help("name-variant.change-title")
    )
