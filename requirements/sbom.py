"""A bill of materials of the program, in the form of CycloneDX 1.6.

In: the lock of a bare installation, on standard input. Out: JSON on standard output; the same lock gives the same
bytes, so no time stands in it. Fonts and libraries of the system are not in the lock and therefore not in the bill.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from generator import __version__

_PROGRAM = "clausebook"
_SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
_HEAD = re.compile(r"(?P<name>[a-z0-9.-]+)==(?P<version>[^ ]+)(?: ; (?P<marker>.+?))? \\\n")
_ASKER = re.compile(r"^    #(?: via|  ) (?P<name>[a-z0-9.-]+)(?: \(pyproject\.toml\))?$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package of the lock: the digests of its files, the packages that ask for it, the systems that it is for."""

    name: str
    version: str
    marker: str
    digests: tuple[str, ...]
    askers: tuple[str, ...]

    @property
    def address(self) -> str:
        """Return the package URL, by which bills of materials name packages."""
        return _address(self.name, self.version)


def read_lock(lock: str) -> Iterator[Package]:
    """Yield the packages of a lock as `make lock` writes it."""
    for entry in re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE):
        if head := _HEAD.match(entry):
            yield Package(
                name=head["name"],
                version=head["version"],
                marker=head["marker"] or "",
                digests=tuple(re.findall(r"--hash=sha256:([0-9a-f]{64})", entry)),
                askers=tuple(asker["name"] for asker in _ASKER.finditer(entry)),
            )


def bill(packages: tuple[Package, ...]) -> dict[str, object]:
    """Return the bill of materials of the program, which is made of these packages."""
    program = _address(_PROGRAM, __version__)
    places = {_PROGRAM: program, **{package.name: package.address for package in packages}}
    return {
        "$schema": _SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, ' '.join(sorted(places.values())))}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": program,
                "name": _PROGRAM,
                "version": __version__,
                "licenses": [{"license": {"id": "MIT"}}],
                "purl": program,
            }
        },
        "components": [_component(package) for package in packages],
        "dependencies": [
            {"ref": place, "dependsOn": [package.address for package in packages if name in package.askers]}
            for name, place in places.items()
        ],
    }


def _address(name: str, version: str) -> str:
    return f"pkg:pypi/{name}@{version}"


def _component(package: Package) -> dict[str, object]:
    """Return a package as a component, with the digest of each file that it may be installed from."""
    component: dict[str, object] = {
        "type": "library",
        "bom-ref": package.address,
        "name": package.name,
        "version": package.version,
        "hashes": [{"alg": "SHA-256", "content": digest} for digest in package.digests],
        "purl": package.address,
    }
    if package.marker:
        component["properties"] = [{"name": "clausebook:only-where", "value": package.marker}]
    return component


if __name__ == "__main__":
    json.dump(bill(tuple(read_lock(sys.stdin.read()))), sys.stdout, indent=2)
    sys.stdout.write("\n")
