"""Real targets on this machine: an SSH server behind a pipe, a bucket, a bare repository, an API of a shop."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
SSHD = shutil.which("sshd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


@dataclass(frozen=True, kw_only=True)
class Place:
    """A target: its address, what lies there by path, and how somebody else writes a file there."""

    address: str
    files: Callable[[], dict[str, bytes]]
    write: Callable[[str, bytes], None]

    def texts(self) -> dict[str, str]:
        """Return what lies there, without what is about the tree."""
        about = {"manifest.json", "receipt.jsonl"}
        held = self.files().items()
        return {name: data.decode() for name, data in held if name not in about and not name.startswith(".clausebook/")}


def lacks(*programs: str) -> str:
    """Return why a test cannot run here; "" where it can."""
    missing = [name for name in programs if not shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")]
    return f"{', '.join(missing)}: missing on this machine" if missing else ""


def below(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items()}


def write_below(folder: Path, name: str, data: bytes) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def server_behind_a_pipe(place: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """Let `ssh` of this process reach an SSH server that runs for each connection, as `sshd -i` does."""
    if reason := lacks("rsync", "ssh", "sshd", "ssh-keygen"):
        pytest.skip(reason)
    if os.geteuid() != 0:
        pytest.skip("sshd lets in only its own user where it is not the superuser's")
    place.mkdir()
    for key in ("host", "user"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", place / key], check=True)
    Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
    (place / "sshd_config").write_text(
        f"HostKey {place}/host\nAuthorizedKeysFile {place}/user.pub\nStrictModes no\nUsePAM no\n"
        "PermitRootLogin yes\nPasswordAuthentication no\nPidFile none\n"
    )
    (place / "config").write_text(
        f"Host *\n  ProxyCommand {SSHD} -i -f {place}/sshd_config\n  IdentityFile {place}/user\n  IdentitiesOnly yes\n"
        f"  UserKnownHostsFile {place}/known\n  StrictHostKeyChecking no\n  LogLevel ERROR\n"
    )
    bin_ = place / "bin"
    bin_.mkdir()
    (bin_ / "ssh").write_text(f'#!/bin/sh\nexec {shutil.which("ssh")} -F {place}/config "$@"\n')
    (bin_ / "ssh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{bin_}:{os.environ['PATH']}")
    folder = place / "srv" / "my site"
    return Place(
        address=f"ssh://root@example.test{folder}",
        files=lambda: below(folder),
        write=lambda name, data: write_below(folder, name, data),
    )


@contextmanager
def bucket_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    boto3 = pytest.importorskip("boto3", reason="boto3 is missing here")
    server = pytest.importorskip("moto.server", reason="moto is missing here").ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "x",
        "AWS_SECRET_ACCESS_KEY": "x",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    urllib.request.urlopen(urllib.request.Request(f"http://{host}:{port}/moto-api/reset", method="POST"), timeout=10)
    client = boto3.client("s3")
    client.create_bucket(Bucket="legal")

    def files() -> dict[str, bytes]:
        keys = [one["Key"] for one in client.list_objects_v2(Bucket="legal").get("Contents", ())]
        own = [key for key in keys if key.startswith("site/")]
        return {key.removeprefix("site/"): client.get_object(Bucket="legal", Key=key)["Body"].read() for key in own}

    try:
        yield Place(
            address="s3://legal/site",
            files=files,
            write=lambda name, data: client.put_object(Bucket="legal", Key=f"site/{name}", Body=data),
        )
    finally:
        server.stop()


def bare_repository(place: Path) -> Place:
    if reason := lacks("git"):
        pytest.skip(reason)
    subprocess.run(["git", "init", "-q", "--bare", place], check=True)

    def git(*arguments: str, given: bytes = b"") -> bytes:
        return subprocess.run(["git", *arguments], cwd=place, input=given, capture_output=True, check=True).stdout

    def files() -> dict[str, bytes]:
        names = git("ls-tree", "-r", "-z", "--name-only", "pages").decode().split("\0")[:-1]
        return {name: git("cat-file", "blob", f"pages:{name}") for name in names}

    def write(name: str, data: bytes) -> None:
        blob = git("hash-object", "-w", "--stdin", given=data).decode().strip()
        git("read-tree", "pages")
        git("update-index", "--add", "--cacheinfo", f"100644,{blob},{name}")
        tree = git("write-tree").decode().strip()
        own = ("-c", "user.name=x", "-c", "user.email=x@x")
        commit = git(*own, "commit-tree", tree, "-p", "pages", given=b"by hand").decode().strip()
        git("update-ref", "refs/heads/pages", commit)

    return Place(address=f"git+file://{place}#pages", files=files, write=write)


@contextmanager
def shop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """A shop whose API keeps texts by name."""
    held: dict[str, bytes] = {}

    class Api(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path[1:]
            self.answer(held[name] if name else json.dumps(sorted(held)).encode())

        def do_PUT(self) -> None:
            held[self.path[1:]] = self.rfile.read(int(self.headers["Content-Length"]))
            self.answer(b"")

        def do_DELETE(self) -> None:
            del held[self.path[1:]]
            self.answer(b"")

        def answer(self, data: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_arguments: Any) -> None:  # type: ignore[explicit-override]
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Api) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        monkeypatch.setenv("SHOP", f"http://127.0.0.1:{server.server_port}")
        example = ROOT / "docs" / "examples" / "fragments_to_an_api.py"
        yield Place(
            address=f"exec:'{sys.executable}' '{example}'",
            files=lambda: {name[5:]: data for name, data in held.items() if name.startswith("live/")},
            write=lambda name, data: held.update({f"live/{name}": data}),
        )
        server.shutdown()
        thread.join()


def folder_modes(folder: Path) -> set[str]:
    return {oct(stat.S_IMODE(path.stat().st_mode)) for path in (folder, *folder.rglob("*"))}
