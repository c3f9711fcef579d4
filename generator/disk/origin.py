"""Where this Clausebook was installed from, so that another machine can install the same.

In: what the installer noted beside the package (PEP 610). Out: a line as pip takes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any


def origin() -> str:
    """Return the line, "" where Clausebook came from a folder or an index, which another machine may not have."""
    try:
        noted = distribution("clausebook").read_text("direct_url.json")
    except PackageNotFoundError:
        return ""
    return requirement(json.loads(noted)) if noted else ""


def requirement(noted: Mapping[str, Any]) -> str:
    """Return the line for what was noted of an address: with its commit, or with the digest of the file."""
    url, control = noted["url"], noted.get("vcs_info")
    digest = noted.get("archive_info", {}).get("hashes", {}).get("sha256")
    if not url.startswith("https://") or not (control or digest):
        return ""
    place = f"{control['vcs']}+{url}@{control['commit_id']}" if control else f"{url}#sha256={digest}"
    return f"clausebook @ {place}\n"
