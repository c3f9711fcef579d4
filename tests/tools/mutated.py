"""Which modules `make mutants` changes, which tests have to notice, and where the changes are judged that live."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

ROOT = Path(__file__).parent.parent.parent
JUDGED = ROOT / "docs" / "mutants.md"

_SCHEMAS = "test_the_schemas_of_the_sample_are_those_of_the_program"
TESTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "generator/model/history.py": ("test_history.py", "test_timeline.py"),
        "generator/model/change.py": ("test_history.py", f"test_parse_schemas.py::{_SCHEMAS}"),
        "generator/model/periods.py": ("test_history.py",),
        "generator/resolve/dates.py": ("test_resolve.py",),
        "generator/editions/timeline.py": ("test_timeline.py",),
        "generator/operations/release/claims.py": ("test_release.py",),
        "generator/importer/proof/__init__.py": ("test_proof.py",),
        "generator/importer/proof/compare.py": ("test_proof.py",),
        "generator/importer/proof/elements.py": ("test_proof.py",),
        "generator/importer/proof/pages.py": ("test_proof.py",),
        "generator/importer/proof/scan_docx.py": ("test_proof.py",),
        "generator/importer/proof/scan_html.py": ("test_proof.py",),
        "generator/importer/proof/scan_markdown.py": ("test_proof.py",),
        "generator/importer/proof/stretches.py": ("test_proof.py",),
        "generator/redline/align.py": ("test_redline_align.py",),
        "generator/check/values/__init__.py": ("test_values.py",),
        "generator/check/values/numbers.py": ("test_values.py",),
        "generator/check/values/reading.py": ("test_values.py",),
    }
)
"""The modules, and the files or single tests below `tests/`."""
