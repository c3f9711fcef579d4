"""What the files of a site are made from: its texts and how they stand, the works and the settings of today.

In: what the site of a day is made of. Out: `SiteFacts`. Nothing is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from ....disk.project import zone_of
from ....editions import Series
from ....localize import Language
from ....model.artifact import Artifact
from ....model.document import Document
from ....model.library import Settings, Work
from ..folders import SiteContents


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """The texts of a site, those in force as documents, and of today the works that can be read and the settings."""

    contents: SiteContents
    documents: tuple[Document, ...]
    works: Mapping[str, Work]
    settings: Settings

    @property
    def languages(self) -> Iterator[tuple[Language, tuple[Series, ...]]]:
        """The languages in their order, each with its texts."""
        for locale, language in self.contents.site.languages.items():
            own = tuple(one for one in self.contents.series if one.locale == locale)
            if own:
                yield language, own

    @property
    def listed(self) -> tuple[Document, ...]:
        """The texts in force whose pages search engines may list."""
        return tuple(one for one in self.documents if not one.notice)

    def publisher(self, locale: str = "") -> str:
        """Return who publishes, in a language where a text in force says so; without a name it is the host."""
        named = sorted((one for one in self.documents if one.publisher), key=lambda one: one.locale != locale)
        return named[0].publisher if named else urlsplit(self.settings.base_url).netloc

    def identity(self, *names: str) -> str:
        """Return a UUID that stays, wherever the site moves: it follows from the first edition and from names."""
        return str(uuid5(UUID(self.contents.archive.editions[0].sha256[:32]), "\n".join(names)))

    def midnight(self, day: date) -> datetime:
        """Return the moment at which a day begins in the project's time zone."""
        return datetime.combine(day, time(), zone_of(self.settings.timezone))


def file(path: str, media_type: str, text: str) -> Artifact:
    """Return a file of text."""
    return Artifact(path=path, media_type=media_type, data=text.encode())
