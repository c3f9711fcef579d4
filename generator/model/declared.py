"""What an app itself declares, as its own files have it: permissions, packages, data that it collects, tracking.

Values of the files below `declared/`, each with its place there. What of it must stand in the inventory is asked
elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .registries import Texts
from .source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """One thing that a file declares, by the name that the file has for it.

    `kind` is permission, package, data, domain or tracking. `platform` is android or ios; of a package its registry:
    maven, npm, pod, swift or pub. `details` are words of the file: up to which Android, for what, and whether data is
    linked to a person, shared, or tracked.
    """

    kind: str
    name: str
    platform: str
    span: Span
    details: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownSdk:
    """A well-known SDK. A package that ends in a star stands for all that begin so."""

    id: str
    name: Texts
    provider: Texts
    about: Texts
    packages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The kept lists: SDKs by id, and permissions that a person is asked for, with what a text calls them.

    `packages` has the id of an SDK by the whole name of a package, `beginnings` by that with which names begin.
    """

    sdks: Mapping[str, KnownSdk]
    permissions: Mapping[str, Texts]
    packages: Mapping[str, str]
    beginnings: Mapping[str, str]

    def sdk_of(self, package: str) -> str | None:
        """Return the id of the SDK that a package belongs to, by its whole name or else the longest beginning."""
        if package in self.packages or not package.startswith(tuple(self.beginnings)):
            return self.packages.get(package)
        return self.beginnings[max((one for one in self.beginnings if package.startswith(one)), key=len)]
