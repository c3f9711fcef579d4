"""Findings that no single document shows: files that no outline names, languages that lack a clause, circles.

In: a Library. Out: findings.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ..model.diagnostics import Diagnostic, Message, did_you_mean, error, warning
from ..model.library import UNREAD, Library, Work, WorkLocale, clause_key, walk_outline
from ..model.registries import Party, legal_names, text_in
from ..model.source import Span


def examine(library: Library) -> Iterator[Diagnostic]:
    """Yield what is wrong between the files of a Library."""
    yield from _unlisted(library)
    yield from _untranslated(library)
    yield from _changelog(library)
    yield from _amendments(library)
    yield from _parties(library)
    yield from _paths(library)
    yield from _notice(library)
    yield from _moved(library)


def path_of(library: Library, work: str, locale: str) -> str:
    """Return the folder below the base address in which a text is published."""
    own = library.settings.paths.get(work, {}).get(locale)
    return f"{own or f'{locale}/{work}'}/"


def _listed(library: Library) -> Iterator[tuple[str, str, str]]:
    for work in library.works.values():
        for locale in work.locales.values():
            yield from (clause_key(work.id, entry.clause, locale.locale) for entry in walk_outline(locale.outline))


def _unlisted(library: Library) -> Iterator[Diagnostic]:
    """Yield an error for every clause file that no outline names."""
    listed = frozenset(_listed(library))
    for (owner, name, locale), clause in library.clauses.items():
        outline = f"clauses/{owner}/work.yaml"
        unread = any(path.endswith("/work.yaml") and (owner == "shared" or path == outline) for path in library.unread)
        if (owner, name, locale) in listed or unread:
            continue
        own = Message("unlisted-clause.outline", file=outline, locale=locale)
        finding = error(own if owner != "shared" else Message("unlisted-clause.any", locale=locale), clause.title_span)
        yield finding.with_help("unlisted-clause.add")


def _untranslated(library: Library) -> Iterator[Diagnostic]:
    """Yield an error for every clause of one locale that another lacks and does not call absent."""
    for work in (work for work in library.works.values() if work.span.source.path not in library.unread):
        everywhere = {entry.clause for locale in work.locales.values() for entry in walk_outline(locale.outline)}
        for here in work.locales.values():
            known = {entry.clause for entry in walk_outline(here.outline)} | here.absent.keys()
            for there in work.locales.values():
                yield from _lacking(work, here, there, known)
                yield from _unread(here, there)
            for name in sorted(here.absent.keys() - everywhere):
                finding = error("unknown-clause.absent", here.span, work=work.id, name=name)
                yield finding.with_help(did_you_mean(name, everywhere), "unknown-clause.delete-absent")


def _lacking(work: Work, here: WorkLocale, there: WorkLocale, known: set[str]) -> Iterator[Diagnostic]:
    for entry in walk_outline(there.outline):
        if entry.clause not in known:
            yield (
                error(
                    "missing-translation.clause",
                    here.span,
                    clause=entry.clause,
                    locale=there.locale,
                    lacking=here.locale,
                )
                .with_help("missing-translation.write", work=work.id, clause=entry.clause, locale=here.locale)
                .with_help("missing-translation.say-why", clause=entry.clause)
                .with_note("missing-translation.there", entry.span, locale=there.locale)
            )


def _unread(here: WorkLocale, there: WorkLocale) -> Iterator[Diagnostic]:
    """Yield a warning for every clause of which an import left open whether this language has it."""
    for entry in walk_outline(there.outline):
        if here.absent.get(entry.clause) == UNREAD:
            message = Message(
                "missing-translation.unread", clause=entry.clause, locale=there.locale, lacking=here.locale
            )
            yield (
                warning(message, here.span)
                .with_help("missing-translation.name-alike", clause=entry.clause)
                .with_help("missing-translation.say-why", clause=entry.clause)
                .with_note("missing-translation.there", entry.span, locale=there.locale)
            )


def _changelog(library: Library) -> Iterator[Diagnostic]:
    for edition in library.changelog:
        for change in edition.works:
            work = library.works.get(change.work)
            if work is None:
                if f"clauses/{change.work}/work.yaml" not in library.unread and not _is_withdrawn(change.work, library):
                    yield _unknown(
                        error("unknown-work.work", change.span, work=change.work), change.work, library.works
                    )
                continue
            for locale in change.locales:
                if locale not in work.locales and not _is_withdrawn(change.work, library, locale):
                    yield _unknown(error("unknown-locale.locale", change.span, locale=locale), locale, work.locales)


def _is_withdrawn(work: str, library: Library, locale: str | None = None) -> bool:
    """Say whether the newest entry that names a work, or a language of it, withdraws it: its sources may then go."""
    named = (entry.change for entry in reversed(library.history.get(work, ())) if not entry.cancelled)
    newest = next((one for one in named if locale is None or locale in one.locales), None)
    return newest is not None and newest.change.withdraws


def _amendments(library: Library) -> Iterator[Diagnostic]:
    for work in library.works.values():
        if work.amends is not None and work.amends not in library.works:
            yield _unknown(error("unknown-work.work", work.span, work=work.amends), work.amends, library.works)
        elif work.id in _above(work, library) and work.id == min(_above(work, library)):  # a circle is one finding
            finding = error("circular-amends.circle", work.span, work=work.id, amends=work.amends or "")
            yield finding.with_help("circular-amends.how")


def _above(work: Work, library: Library) -> set[str]:
    """Return the works that a work amends, directly and through others."""
    seen: set[str] = set()
    name = work.amends
    while name is not None and name in library.works and name not in seen:
        seen.add(name)
        name = library.works[name].amends
    return seen


def _parties(library: Library) -> Iterator[Diagnostic]:
    locales = [locale for work in library.works.values() for locale in work.locales.values()]
    settings = library.settings
    if settings.publisher:
        yield from _party(settings.publisher, settings.span, {locale.locale for locale in locales}, library)
    for locale in locales:
        if locale.sign_off:
            yield from _party(locale.sign_off.party, locale.sign_off.span, {locale.locale}, library)


def _paths(library: Library) -> Iterator[Diagnostic]:
    """Yield an error for every work of the settings that there is not, and every address that is of no document."""
    span = library.settings.span
    settings = library.settings
    named: dict[str, Mapping[str, str]] = {work: {} for work in (*settings.landing, *settings.relations.values())}
    for name, by_locale in (*{**named, **settings.paths}.items(), *settings.pasted.items()):
        work = library.works.get(name)
        if work is None and f"clauses/{name}/work.yaml" not in library.unread:
            yield _unknown(error("unknown-work.work", span, work=name), name, library.works)
        for locale in by_locale if work else ():
            if work and locale not in work.locales and work.span.source.path not in library.unread:
                unknown = error("unknown-locale.of-work", span, work=name, locale=locale)
                yield _unknown(unknown, locale, work.locales)


def _moved(library: Library) -> Iterator[Diagnostic]:
    """Yield an error for every address that is said to lead to a text and is another's, or its own."""
    locales = [(work.id, locale) for work in library.works.values() for locale in work.locales.values()]
    there = {path_of(library, work, locale.locale): locale.span for work, locale in locales}
    for _, locale in locales:
        for path in locale.moved_from:
            if path in there:
                taken = error("address-taken.moved-from", locale.span, path=path)
                yield taken.with_help("address-taken.take-out").with_note("note.other", there[path])
            there.setdefault(path, locale.span)


def _notice(library: Library) -> Iterator[Diagnostic]:
    """Yield an error for every language in which the notice for all pages would be missing."""
    settings = library.settings
    locales = {locale for work in library.works.values() for locale in work.locales}
    for locale in sorted(locales) if settings.notice else ():
        if text_in(settings.notice, locale) is None:
            finding = error("missing-translation.notice", settings.span, locale=locale)
            yield finding.with_help("missing-translation.add-notice", locale=locale)


def _party(name: str, span: Span, locales: set[str], library: Library) -> Iterator[Diagnostic]:
    fact = library.facts.get(name)
    if "clauses/facts.yaml" in library.unread:
        return
    if not isinstance(fact, Party):
        parties = {key for key, value in library.facts.items() if isinstance(value, Party)}
        yield _unknown(error("unknown-party.party", span, party=name), name, parties)
        return
    for locale in sorted(locales):
        if text_in(legal_names(fact), locale) is None:
            finding = error("fact-without-text.party", fact.span, name=name, locale=locale)
            yield finding.with_help("fact-without-text.add-name", locale=locale)


def _unknown(finding: Diagnostic, name: str, there: Collection[str]) -> Diagnostic:
    names = Message("help.known-names", names=tuple(sorted(there)))
    return finding.with_help(did_you_mean(name, there) or (names if there else "help.known-none"))
