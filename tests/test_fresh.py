"""`requirements/fresh.sh` where debootstrap and chroot are stand-ins; a real Debian is what `make fresh` is for."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

ROOT = Path(__file__).parents[1]

DEBOOTSTRAP = 'mkdir -p "$5"/{etc/apt/apt.conf.d,etc/dpkg/dpkg.cfg.d,srv,proc,dev/pts,dev/shm}'
CHROOT = 'root=$1; shift; exec "${@/#cd \\/srv/cd $root/srv}"'
DEBIAN = MappingProxyType({"debootstrap": DEBOOTSTRAP, "chroot": CHROOT, "python3": "exit 0"})
"""Commands that make a Debian of nothing; what should run in it runs here, in the same folder."""


def machine(place: Path, stubs: Mapping[str, str]) -> dict[str, str]:
    """Return an environment with these commands, which makes its folders in `place`/rooms."""
    tools = place / "tools"
    for folder in (tools, place / "rooms"):
        folder.mkdir()
    for name, body in stubs.items():
        (tools / name).write_text(f"#!/bin/bash\n{body}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    return {"PATH": f"{tools}:{os.environ['PATH']}", "TMPDIR": str(place / "rooms")}


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the script in a checkout of nothing but itself, which is cloned in no time."""
    project = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "requirements", project / "requirements")
    for step in ("init -q", "add .", "-c user.name=A -c user.email=a@example.com commit -q -m first"):
        subprocess.run(["git", *step.split()], cwd=project, check=True)
    return project / "requirements" / "fresh.sh"


def start(script: Path, env: Mapping[str, str], *arguments: str) -> subprocess.Popen[str]:
    command = [shutil.which("bash") or "bash", str(script), *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env)


def may_enclose() -> bool:
    """Say whether this user may make namespaces, as root may on most machines."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    return subprocess.run(["unshare", "--mount", "--pid", "--fork", "true"], check=False).returncode == 0


linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the answer is that it takes Linux")
encloses = pytest.mark.skipif(not may_enclose(), reason="it takes root, and namespaces of its own")


@linux
def test_whoever_is_not_root_is_told_in_one_line(script: Path, tmp_path: Path) -> None:
    run = start(script, machine(tmp_path, {"id": "echo 1000"}))
    assert run.communicate() == ("", "No bare Debian on this machine: it takes root\n")
    assert run.returncode == 3


@linux
def test_a_machine_without_debootstrap_is_told_in_one_line(script: Path, tmp_path: Path) -> None:
    env = machine(tmp_path, {"id": "echo 0"})
    for tool in ("dirname", "uname"):
        (tmp_path / "tools" / tool).symlink_to(shutil.which(tool) or tool)
    run = start(script, {**env, "PATH": str(tmp_path / "tools")})
    said, reason = run.communicate()
    assert (said, run.returncode) == ("", 3)
    assert reason.startswith("No bare Debian on this machine: debootstrap is missing") and reason.count("\n") == 1


@encloses
def test_commands_know_of_this_machine_no_more_than_the_way_to_the_registries(script: Path, tmp_path: Path) -> None:
    told = r"global.cert='/trust.pem'\n:env:.index-url='https://index.example/'\nglobal.find-links='/wheels'\n"
    env = machine(tmp_path, {**DEBIAN, "python3": f'printf "{told}"'})
    env |= {"CI": "true", "https_proxy": "http://proxy.example", "TOKEN": "secret"}
    run = start(script, env, "trixie", "env")
    names = {line.partition("=")[0] for line in run.communicate()[0].splitlines() if "=" in line}
    ours = {"PATH", "HOME", "LANG", "CI", "https_proxy", "PIP_CERT", "PIP_INDEX_URL"}
    assert names - {"PWD", "OLDPWD", "SHLVL", "_"} == ours


@encloses
def test_commands_run_in_a_clone_until_one_of_them_fails(script: Path, tmp_path: Path) -> None:
    text = tmp_path / "page.txt"
    text.write_text("a real page", encoding="utf-8")
    env = {**machine(tmp_path, DEBIAN), "CLAUSEBOOK_REFERENCE": str(text)}
    run = start(script, env, "trixie", "git log -1 --format=%s; cat ../reference.txt", "exit 3", "echo never")
    said, _ = run.communicate()
    assert "first\na real page" in said and "never" not in said
    assert run.returncode == 1, "3 says that this machine cannot do it"
    assert list((tmp_path / "rooms").iterdir()) == []


@encloses
def test_commands_hear_an_interrupt(script: Path, tmp_path: Path) -> None:
    said, _ = start(script, machine(tmp_path, DEBIAN), "trixie", "grep ^SigIgn /proc/self/status").communicate()
    ignored = int(said.split()[-1], 16)
    assert [number for number in (signal.SIGINT, signal.SIGQUIT) if ignored >> number - 1 & 1] == []


@encloses
def test_the_bare_debian_is_kept_for_the_next_run_where_a_folder_is_named(script: Path, tmp_path: Path) -> None:
    env = {**machine(tmp_path, DEBIAN), "KEEP": str(tmp_path / "kept")}
    for stub in (DEBOOTSTRAP, "exit 1"):
        (tmp_path / "tools" / "debootstrap").write_text(f"#!/bin/bash\n{stub}\n", encoding="utf-8")
        run = start(script, env, "trixie", "echo done")
        assert run.communicate()[0].endswith("done\n") and run.returncode == 0
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["trixie.tar"]


@encloses
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_a_run_that_is_ended_leaves_no_process_and_no_mount(
    ending: signal.Signals, tmp_path: Path, script: Path
) -> None:
    busy = "trap '' INT TERM; mkdir in; mount -t tmpfs none in; echo on; while mktemp -p .; do :; done >log"
    run = start(script, machine(tmp_path, DEBIAN), "trixie", busy)
    assert run.stdout is not None
    while (line := run.stdout.readline()) != "on\n":
        assert line, run.communicate()
    run.send_signal(ending)
    started = time.monotonic()
    run.communicate()  # nobody holds the other end of its output any more
    assert time.monotonic() - started < 10 and run.returncode not in (0, 3)
    assert str(tmp_path) not in Path("/proc/self/mountinfo").read_text(encoding="utf-8")
    if ending is not signal.SIGKILL:
        assert list((tmp_path / "rooms").iterdir()) == []
    shutil.rmtree(tmp_path / "rooms")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no bash that the stand-ins could be for")
@pytest.mark.parametrize(
    "codes, said, code",
    [
        ((0, 0), ["trixie make build", "make laptop", "make laptop-run", "bookworm make build make test"], 0),
        ((0, 1), ["trixie make build", "make laptop", "make laptop-run", "bookworm make build make test"], 1),
        ((1, 0), ["trixie make build"], 1),
        ((3, 0), ["trixie make build", "make test"], 0),
    ],
)
def test_ci_tests_on_the_machine_itself_only_where_it_can_hold_no_bare_debian(
    codes: tuple[int, int], said: list[str], code: int, tmp_path: Path
) -> None:
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    (tmp_path / "requirements").mkdir()
    stub = f"echo $*; [ $1 = trixie ] && exit {codes[0]}; exit {codes[1]}\n"
    (tmp_path / "requirements" / "fresh.sh").write_text(stub, encoding="utf-8")
    env = machine(tmp_path, {"make": "echo make $*"})
    bash = shutil.which("bash") or "bash"
    run = subprocess.run([bash, tmp_path / ".ci" / "run"], capture_output=True, text=True, check=False, env=env)
    assert (run.stdout.splitlines(), run.returncode) == (said, code)
