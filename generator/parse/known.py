"""The kept lists of the package: `known/sdks.yaml` and `known/permissions.yaml`.

In: nothing. Out: both, read once in a run by the shapes of every other YAML file.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType

from ..disk.declared_files import known_source
from ..model.declared import Known, KnownSdk
from .record import record_of, required
from .shape import Findings, NamedRecords, Sequence
from .tree import read_tree
from .values import LINE, NAME, TEXTS

_SDK = record_of(
    "An SDK",
    KnownSdk,
    name=required("name", TEXTS, "What a text calls it, by language."),
    provider=required("provider", TEXTS, "Who provides it, by language."),
    about=required("about", TEXTS, "What it is for, by language."),
    packages=required("packages", Sequence(item=LINE), "Packages; a star at the end stands for all that begin so."),
)
SDKS = NamedRecords(key=NAME, value=_SDK)
PERMISSIONS = NamedRecords(key=LINE, value=TEXTS)


@cache
def known() -> Known:
    """Return what is kept of SDKs and permissions."""
    found: Findings = []
    sdks = SDKS.read(read_tree(known_source("sdks"))[0], found)
    permissions = PERMISSIONS.read(read_tree(known_source("permissions"))[0], found)
    if found or sdks is None or permissions is None:
        raise AssertionError(f"the package carries lists without faults: {found}")
    patterns = {package: id for id, sdk in sdks.items() for package in sdk.packages}
    starred = {package[:-1]: id for package, id in patterns.items() if package.endswith("*")}
    return Known(
        sdks=sdks, permissions=permissions, packages=MappingProxyType(patterns), beginnings=MappingProxyType(starred)
    )
