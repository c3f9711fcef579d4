"""An example of `exec:COMMAND`: the fragments of a site go to a shop that has an HTTP API for its pages.

    SHOP=https://shop.example/api clausebook publish "exec:python3 docs/examples/fragments_to_an_api.py"

The shop is asked for four things: GET and PUT of a text by its name, GET of all names, and DELETE.
"""

import json
import os
import shutil
import sys
import urllib.request
from pathlib import Path

API = os.environ["SHOP"]


def ask(method: str, name: str, data: bytes | None = None) -> bytes:
    request = urllib.request.Request(f"{API}/{name}", data=data, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read()


def fetch(begin: str, folder: Path) -> None:
    for name in json.loads(ask("GET", "")):
        if name.startswith(begin):
            place = folder / name.removeprefix(begin)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(ask("GET", name))


def put(folder: Path, plan: dict[str, list[str]]) -> None:
    kept = folder.parent / "kept"
    fetch("live/", kept)
    for path in (path for path in kept.rglob("*") if path.is_file()):
        ask("PUT", f"previous/{path.relative_to(kept).as_posix()}", path.read_bytes())
    shutil.rmtree(kept, ignore_errors=True)
    for path in (*plan["added"], *plan["changed"], "receipt.jsonl", "manifest.json"):
        ask("PUT", f"live/{path}", (folder / path).read_bytes())
    for path in plan["gone"]:
        ask("DELETE", f"live/{path}")


match sys.argv[1:]:
    case ["put", folder, plan, _receipt]:
        put(Path(folder), json.loads(Path(plan).read_bytes()))
    case ["live" | "previous" as what, folder]:
        fetch(f"{what}/", Path(folder))
