"""The history of each text, and what each edition changed, as pages of the published tree.

In: what a site is made of, and the texts that the tree holds. Out: a `Task` per page of a history, and one per edition
for its redlines in all languages. They are made of witnessed editions alone, and each edition is compared with the one
before it, so that a release adds pages and alters none but the history.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from ...editions import Interval, Issue, Series, Standing, load
from ...editions.intervals import Gap, history_of
from ...editions.manifest import SOURCE
from ...editions.neighbours import TOGETHER, EditionStep, EditionSteps, history_path, paths_of, steps_of
from ...editions.redirects import forerunners
from ...localize import Language
from ...model.document import Document
from ...model.imprint import Neighbour
from ...redline import Redline, Side, beside, compare, with_summary
from ...render import Rendering, Site, chosen
from ...render.addresses import INDEX, paper_of
from ...render.history import HistoryPage, HistoryRow, render_history
from ...render.redline import PublicRedline, render_public
from ...render.site import joined, shown_day
from .folders import SiteContents, neighbour
from .past import called, day_of, links_to, told
from .task import Task

TextKey = tuple[str, str]
"""The work and the language of a text."""
_STANDINGS: Mapping[Standing | Gap, str] = {
    Standing.IN_FORCE: "In force",
    Standing.WAITING: "Not yet in force",
    Standing.SUPERSEDED: "Superseded",
    Standing.CANCELLED: "Cancelled",
    Standing.WITHDRAWN: "Withdrawn",
    Gap.NOT_KEPT: "Text not kept",
    Gap.WITHDRAWN: "No text in force",
}
"""The message of the catalogue for each way in which a text stands."""


def history_tasks(contents: SiteContents, listed: Sequence[Document], texts: Collection[TextKey]) -> Iterator[Task]:
    """Yield what prints the histories of texts, and the changes of their editions; nothing in a tree without pages.

    `listed` are the texts that the tree shows first, as the landing page has them, `texts` all of whose editions it has
    the permanent addresses: that of a text which has another name by now keeps what its editions changed.
    """
    if any(one.cover for one in chosen(contents.site.formats)):
        for page in history_pages(contents, listed):
            render = partial(render_history, page)
            yield Task(path=page.path, files=(page.path + INDEX,), made_of=(page,), render=render)
        yield from map(_changes_task, changes_of(contents, texts))


# --- the history of a text --------------------------------------------------------------------------------------------


def history_pages(contents: SiteContents, listed: Sequence[Document]) -> Iterator[HistoryPage]:
    """Yield the history of each text that a tree lists."""
    texts, earlier = _texts(contents, listed), forerunners(contents.series)
    steps = steps_of(contents.series, contents.day)
    for series, shown in texts:
        lineage = (series, *earlier.get((series.work, series.locale), ()))
        own = {one.locale: one for one, _ in texts if one.work == series.work}
        yield HistoryPage(
            path=history_path(series),
            notice=shown.notice,
            hidden=series.in_force is None,
            document=Neighbour(
                work=shown.work, locale=shown.locale, direction=shown.direction, title=shown.title, path=shown.path
            ),
            publisher=shown.publisher,
            zone=contents.zone,
            rows=tuple(_rows(lineage, steps, contents)),
            versions=tuple(
                neighbour(own[locale].issues[-1].document, history_path(own[locale]), contents.site)
                for locale in contents.site.languages
                if locale in own
            ),
        )


def _texts(contents: SiteContents, listed: Sequence[Document]) -> Sequence[tuple[Series, Document]]:
    shown = {(one.work, one.locale): one for one in listed}
    return [(one, shown[one.work, one.locale]) for one in contents.series if (one.work, one.locale) in shown]


def _rows(lineage: Sequence[Series], steps: EditionSteps, contents: SiteContents) -> Iterator[HistoryRow]:
    """Yield the rows of a text, then those of texts that it took the place of; an edition has a place in one row."""
    placed: set[str] = set()
    for series in lineage:
        for one in reversed(history_of(series, contents.day).intervals):
            if one.issue or series is lineage[0]:
                row = _row(one, series, steps.get((series.work, one.edition), ()), contents)
                place = "" if one.edition in placed else one.edition
                yield replace(row, kind=called(series, lineage[0], row.kind), edition=place)
                placed.add(one.edition)


def _row(one: Interval, series: Series, steps: Sequence[EditionStep], contents: SiteContents) -> HistoryRow:
    language = contents.site.languages[series.locale]
    step = next((step for step in steps if step.new.document.locale == series.locale), None)
    last = _last(one)
    return HistoryRow(
        title=day_of(one.edition, language),
        kind=language.label(one.change.change.label),
        edition=one.edition,
        path=one.issue.address if one.issue else "",
        pdf=_paper(one.issue, contents.site),
        since=shown_day(one.since, language) if one.since else None,
        through=shown_day(last, language) if last else None,
        standing=language.label(_STANDINGS[one.standing]),
        summary=told(one.change.summary, series.locale),
        reasons=tuple(
            dict.fromkeys(told(why.because, series.locale) for why in one.change.reasons if why.locale == series.locale)
        ),
        notes=tuple(_notes(one, language, contents.day)),
        base=_base(one, step, language),
        changes=step.path if step else "",
        together=step.path + TOGETHER if step and len(steps) > 1 else "",
    )


def _base(one: Interval, step: EditionStep | None, language: Language) -> str:
    """Return what a row says of the edition before: which it was, or that the words are the same."""
    if step:
        return language.label("Changes since the edition of {date}", date=day_of(step.old.frozen.id, language))
    same = one.issue and not one.change.change.alters_text
    return language.label("The words are those of the edition before") if same else ""


def _notes(one: Interval, language: Language, day: date) -> Iterator[str]:
    if one.cancelled:
        on = language.long_date(one.cancelled)
        yield language.label("This edition was cancelled on {date} and never took effect", date=on)
    elif one.since and one.since > day:
        yield language.label("As announced; it may still change")
    elif one.since and one.since == one.until:
        yield language.label("Replaced on the same day")


def _last(one: Interval) -> date | None:
    """Return the last day of an interval, None where nothing ends it and where it had no whole day."""
    return one.until - timedelta(days=1) if one.until and one.until != one.since else None


def _paper(issue: Issue | None, site: Site) -> str:
    """Return the path of the PDF of an edition, "" where there is none."""
    name = paper_of(issue.document.work, site, issue.parts) if issue else ""
    return issue.address + name if issue and name else ""


# --- what an edition changed ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionChanges:
    """What an edition changed in a language, and the path of the history that it belongs to."""

    step: EditionStep
    history: str

    def redline(self, text: FrozenText, site: Site) -> Redline:
        """Return the redline of the texts that `text` loads."""
        return compare(text(self.step.old), text(self.step.new), self.language(site).label)

    def language(self, site: Site) -> Language:
        """Return the language of the text."""
        return site.languages[self.step.new.document.locale]

    def public(self, folder: str, versions: Iterable[EditionChanges], site: Site) -> PublicRedline:
        """Return what stands around it on the page in a folder below its own."""
        held = self.step.new.document
        return PublicRedline(
            path=self.step.path + folder,
            links=links_to(self.step.new.address, self.history, self.language(site)),
            about={"work": held.work, "locale": held.locale, "edition": self.step.new.frozen.id},
            versions=tuple(neighbour(one.step.new.document, one.step.path + folder, site) for one in versions),
        )


FrozenText = Callable[[Issue], Document]
"""What loads a text. Raises EditionError for one that was altered."""


def changes_of(contents: SiteContents, texts: Collection[TextKey]) -> Iterator[tuple[EditionChanges, ...]]:
    """Yield what each edition of these texts changed, in the order of languages of the site."""
    order = list(contents.site.languages)
    histories = {(one.work, one.locale): history_path(one) for one in contents.series}
    for steps in steps_of((one for one in contents.series if (one.work, one.locale) in texts), contents.day).values():
        own = sorted(steps, key=lambda step: order.index(step.new.document.locale))
        yield tuple(EditionChanges(step=step, history=histories[step.new.document.key]) for step in own)


def _changes_task(pages: Sequence[EditionChanges]) -> Task:
    issues = [issue for page in pages for issue in (page.step.old, page.step.new)]
    return Task(
        path=pages[0].step.path,
        files=tuple(path + INDEX for path in paths_of([page.step for page in pages])),
        made_of=(
            tuple((one.address, one.frozen.id, one.parts[SOURCE].sha256) for one in issues),
            tuple(page.history for page in pages),
        ),
        render=partial(render_changes, pages, _frozen_text),
    )


def _frozen_text(issue: Issue) -> Document:
    return load(issue.frozen, issue.document)


def render_changes(pages: Sequence[EditionChanges], text: FrozenText, site: Site) -> Rendering:
    """Return the redline of an edition in each of its languages, and of all beside each other in the words of each."""
    made = [(page, page.redline(text, site)) for page in pages]
    alone = (render_public(_alone(page, redline, site), page.public("", pages, site), site) for page, redline in made)
    together = (
        render_public(_together(page, made, site), page.public(TOGETHER, pages, site), site)
        for page in (pages if len(pages) > 1 else ())
    )
    return joined(*alone, *together)


def _alone(page: EditionChanges, redline: Redline, site: Site) -> Document:
    language = page.language(site)
    return with_summary(redline, language.label, _names([page.step], language))


def _together(first: EditionChanges, made: Sequence[tuple[EditionChanges, Redline]], site: Site) -> Document:
    """Return the redlines of all languages beside each other, in the words of the one that stands first."""
    inner = sorted(made, key=lambda one: one[0] is not first)
    sides = [Side(redline=redline, words=page.language(site).label) for page, redline in inner]
    return beside(sides, _names([page.step for page, _ in inner], first.language(site)))


def _names(steps: Sequence[EditionStep], language: Language) -> tuple[str, str]:
    """Return what two sides are called; languages may have been changed last by different editions."""
    sides = ([step.old.frozen.id for step in steps], [step.new.frozen.id for step in steps])
    old, new = (language.enumeration([day_of(one, language) for one in dict.fromkeys(side)]) for side in sides)
    return old, new
