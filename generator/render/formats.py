"""What a format is: the files it writes, how they are made, what a release keeps of them, how they are proved.

In: nothing. Out: `Format`, of which each module of a format declares one as `FORMAT`. Declaring takes no library: what
a format is printed by is imported by the first Document that is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from ..model.artifact import Artifact
from .addresses import about

if TYPE_CHECKING:
    from ..model.diagnostics import Message
    from ..model.document import Document
    from .site import Rendering, Site, Surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file that stands in the folder of a Document. `{work}` and `{locale}` in its name are those of the Document.

    `says` compares the words of the file with those of a Document; None where nothing but a hash proves it. `left_over`
    reads it back after a passage was blanked, and yields what is wrong, given the Document as it was and as it is.
    """

    name: str
    media_type: str
    says: Callable[[bytes, Document], bool] | None = None
    left_over: Callable[[bytes, Document, Document], Iterable[Message]] | None = None

    def of(self, work: str, locale: str) -> str:
        """Return the name that the file has for a text."""
        return self.name.format(work=work, locale=locale)

    def made(self, document: Document, data: bytes) -> Artifact:
        """Return the file of a Document."""
        path = document.path + self.of(document.work, document.locale)
        return Artifact(path=path, media_type=self.media_type, data=data, about=about(document))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The files that a format writes once for a whole tree: its pages list all Documents, by path as each stands."""

    render: Callable[[Sequence[Document], Site, Mapping[str, Surroundings]], Rendering]


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """What lays text out on paper: slow, perhaps missing, in need of fonts, and run in a process with limits.

    Its files are kept from one build to the next, and several processes pay.

    `package` is the one whose version decides the bytes of a file. `load` raises MissingLibrary where it cannot start.
    """

    package: str
    load: Callable[[], str]


class Storage(Enum):
    """What a release keeps of a format, and what stands for an edition that has no such part."""

    ANEW = "nothing: it is printed from the frozen text in every build"
    PAGE = "a part that stands under the address of the edition; the address of the text has one that is printed anew"
    PART = "a part of the edition; one that has none is printed from the frozen text"
    ORIGINAL = "a part of the edition; no other file takes its place, so that an edition without has none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A form in which Documents are published.

    `render` is told how the text stands, which a format may print or not. A release stores the first file of a format.
    `standing` says that there is something to print for a withdrawn text, too. A format with an engine is an ORIGINAL:
    nothing is laid out while a frozen site is built.
    """

    name: str
    files: tuple[File, ...]
    render: Callable[[Document, Site, Surroundings], Rendering]
    storage: Storage
    standing: bool = False
    engine: Engine | None = None
    cover: Cover | None = None

    @property
    def is_stored(self) -> bool:
        """Whether a release keeps it."""
        return self.storage is not Storage.ANEW

    @property
    def is_dressed(self) -> bool:
        """Whether the address of a text has it in the dress of today, whatever an edition keeps."""
        return self.storage is Storage.PAGE

    def stands(self, parts: Collection[str]) -> bool:
        """Say whether it stands beside a frozen text of which these parts are kept."""
        return self.storage is not Storage.ORIGINAL or self.name in parts

    def is_own(self, path: str) -> bool:
        """Say whether a path is that of one of its files, of whatever text."""
        return any(fnmatchcase(path, f"*/{file.of('*', '*')}") for file in self.files)

    def names(self, work: str, locale: str) -> tuple[str, ...]:
        """Return the names of its files for a text."""
        return tuple(file.of(work, locale) for file in self.files)
