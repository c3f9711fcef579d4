"""The set-up: what the lock, the tasks, the workflows and the wheel promise to people who never read them."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

ROOT = Path(__file__).parents[1]
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PINNED = [lock for lock in LOCKS if lock.name != "overrides.txt"]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")

# Names of hosts and of places on one machine do not belong into a lock that everybody installs from.
ELSEWHERE = re.compile(
    r"https?://|file:|--index-url|--find-links|--extra-index-url|(?<![\w.])/(?:home|root|tmp|work|Users)/"
)


def entries(lock: Path) -> list[str]:
    """Return the packages of a lock, each with its hashes in one line."""
    lines = (line for line in lock.read_text(encoding="utf-8").splitlines() if not line.lstrip().startswith("#"))
    return [line for line in "\n".join(lines).replace("\\\n", " ").splitlines() if line.strip()]


@pytest.mark.parametrize("lock", PINNED, ids=lambda lock: lock.name)
def test_every_package_is_pinned_with_hashes(lock: Path) -> None:
    loose = [entry for entry in entries(lock) if not re.match(r"[a-z0-9.-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", entry)]
    assert loose == []
    assert len(entries(lock)) > 5


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_lock_names_a_registry_or_a_folder_of_one_machine(lock: Path) -> None:
    assert ELSEWHERE.findall(lock.read_text(encoding="utf-8")) == []


def test_a_bare_installation_takes_at_most_32_packages() -> None:
    assert len(entries(ROOT / "requirements" / "run.txt")) <= 32  # docs/decisions/0015


def test_people_and_tests_run_the_same_versions() -> None:
    run, build, s3, dev = (
        {entry.split()[0] for entry in entries(ROOT / "requirements" / f"{name}.txt")}
        for name in ("run", "build", "s3", "dev")
    )
    assert (run | build | s3) - dev == set()


def test_every_task_says_what_it_does() -> None:
    tasks = {name for line in re.findall(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE) for name in line.split()}
    silent = {name for name in tasks if not re.search(rf"^{name}:.*## \w", MAKEFILE, re.MULTILINE)}
    assert silent == set()
    assert {"setup", "build", "test", "check", "preview", "lock", "look", "bench", "scenarios", "clean"} <= tasks


def test_help_lists_every_task() -> None:
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True, env=plain()).stdout
    listed = {line.split()[0] for line in told.splitlines()}
    assert listed == set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE))


def test_a_second_set_up_does_nothing_and_says_nothing() -> None:
    again = subprocess.run(["make", "setup"], cwd=ROOT, capture_output=True, text=True, check=True, env=plain())
    assert (again.stdout, again.stderr) == ("", "")


def bare_machine(place: Path, user: int) -> dict[str, str]:
    """Return the environment of a Debian that has nothing; its `apt-get` writes down each argument on a line."""
    for name in ("bash", "grep", "env"):
        (place / name).symlink_to(shutil.which(name) or name)
    answers = {"ldconfig": "exit 0", "apt-get": f'printf "%s\\n" "$@" >>{place}/asked', "id": f"echo {user}"}
    for name, answer in answers.items():
        (place / name).write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
        (place / name).chmod(0o755)
    return {"PATH": str(place)}


def set_up(what: str, machine: dict[str, str]) -> subprocess.CompletedProcess:
    command = ["bash", "requirements/system.sh", what]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=machine)


@pytest.mark.skipif(sys.platform != "linux", reason="the fake machine is a Debian one")
def test_a_machine_without_the_libraries_is_told_the_command(tmp_path: Path) -> None:
    told = set_up("run", bare_machine(tmp_path, user=1000))
    assert told.returncode == 3
    packages = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    assert f"sudo apt-get install -y --no-install-recommends {packages}\n" in told.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="the fake machine is a Debian one")
@pytest.mark.parametrize("what", ["run", "test", "look", "faults", "fonts"])
def test_each_missing_package_is_asked_for_by_its_own_name(what: str, tmp_path: Path) -> None:
    done = set_up(what, bare_machine(tmp_path, user=0))
    assert done.returncode == 0
    asked = (tmp_path / "asked").read_text(encoding="utf-8").splitlines()
    packages = asked[asked.index("--no-install-recommends") + 1 :]
    assert len(packages) >= 3 and [name for name in packages if not re.fullmatch(r"[a-z0-9][a-z0-9.+-]+", name)] == []


@pytest.mark.skipif(sys.platform != "linux", reason="the fake machine is a Debian one")
def test_tests_on_a_bare_machine_get_what_none_of_them_may_skip_for_want_of(tmp_path: Path) -> None:
    set_up("test", bare_machine(tmp_path, user=0))
    asked = set((tmp_path / "asked").read_text(encoding="utf-8").splitlines())
    assert {"hunspell", "hunspell-en-us", "libatomic1", "strace", "chromium"} <= asked
    assert {"libreoffice-writer", "python3-uno"} <= asked
    assert {"git", "openssh-client", "rsync"} <= asked
    starts_nothing = Path("/usr/sbin/policy-rc.d").exists()
    assert ("openssh-server" in asked) == starts_nothing


@pytest.mark.skipif(sys.platform != "linux", reason="the fake machine is a Debian one")
def test_an_office_that_only_converts_is_none(tmp_path: Path) -> None:
    """Debian's libreoffice-writer-nogui has `soffice`, and neither windows nor UNO."""
    machine = bare_machine(tmp_path, user=0)
    for name in ("readlink", "dirname"):
        (tmp_path / name).symlink_to(shutil.which(name) or name)
    (tmp_path / "soffice").write_text("#!/bin/sh\n", encoding="utf-8")
    (tmp_path / "soffice").chmod(0o755)
    set_up("test", machine)
    assert {"libreoffice-writer", "python3-uno"} <= set((tmp_path / "asked").read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_workflows_name_actions_by_commit(workflow: Path) -> None:
    used = re.findall(r"uses: *(\S+)(.*)", workflow.read_text(encoding="utf-8"))
    assert used != []
    assert [action for action, _ in used if not re.fullmatch(r"[\w.-]+/[\w.-]+@[0-9a-f]{40}", action)] == []
    assert [action for action, note in used if not re.fullmatch(r" # v\d+\.\d+\.\d+", note)] == []


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda workflow: workflow.name)
def test_workflows_give_a_stranger_nothing(workflow: Path) -> None:
    plan = yaml.load(workflow.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert plan["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in plan["on"]
    steps = [(name, job, step) for name, job in plan["jobs"].items() for step in job["steps"]]
    assert [step for _, _, step in steps if "${{" in step.get("run", "")] == []
    assert [name for name, job, step in steps if "permissions" in job and "run" in step] == []
    assert "secrets." not in workflow.read_text(encoding="utf-8")


def test_steps_on_unix_are_tasks_of_the_makefile() -> None:
    plans = [yaml.load(workflow.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) for workflow in WORKFLOWS]
    jobs = {name: job for plan in plans for name, job in plan["jobs"].items() if name != "windows"}
    runs = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    assert [run for run in runs if not re.match(r"make [a-z-]+", run)] == []
    tasks = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE))
    assert {run.split()[1] for run in runs} <= tasks


def test_only_the_audit_asks_for_advisories() -> None:
    asking = [path.name for path in WORKFLOWS if "make audit" in path.read_text(encoding="utf-8")]
    assert asking == ["audit.yml"]
    assert "pip-audit" not in (ROOT / "requirements" / "dev.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def bill() -> str:
    """Return the bill of materials as `make dist` writes it."""
    lock = (ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    script = [sys.executable, str(ROOT / "requirements" / "sbom.py")]
    return subprocess.run(script, input=lock, capture_output=True, text=True, check=True).stdout


def test_the_bill_of_materials_is_one_by_the_schema_of_cyclonedx(bill: str) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(bill) is None
    assert validator.validate_str(bill.replace('"version": 1,', '"version": "1",')) is not None


def test_the_bill_names_every_package_of_the_lock_with_its_digests_and_who_asks_for_it(bill: str) -> None:
    made = json.loads(bill)
    listed = {
        f"{part['name']}=={part['version']}": {digest["content"] for digest in part["hashes"]}
        for part in made["components"]
    }
    locked = entries(ROOT / "requirements" / "run.txt")
    assert listed == {entry.split()[0]: set(re.findall(r"sha256:(\w+)", entry)) for entry in locked}
    asked = {place for one in made["dependencies"] for place in one["dependsOn"]}
    assert asked == {part["bom-ref"] for part in made["components"]}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from what git would hand out, so that a file that nobody added is missed here."""
    place = tmp_path_factory.mktemp("wheel")
    export(place / "source")
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(place),
        str(place / "source"),
    ]
    subprocess.run(command, check=True, capture_output=True, env=plain())
    [made] = place.glob("*.whl")
    return made


def test_the_wheel_carries_what_an_installed_generator_needs(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for pattern in (
        r"generator/py\.typed",
        r"generator/templates/[^/]+\.html.*",
        r"generator/templates/.*\.css",
        r"generator/templates/fonts/.*\.otf",
        r"generator/templates/fonts/.*(OFL|LICENSE).*",
        r"generator/locales/en/.*",
        r"generator/locales/zh-Hans/.*",
        r"clausebook-[\d.]+\.dist-info/licenses/LICENSE",
    ):
        assert any(re.fullmatch(pattern, name) for name in names), pattern


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top.partition("-")[0] for top in tops} == {"generator", "clausebook"}
    assert [name for name in names if re.search(r"__pycache__|\.pyc$|^tests/|/tests/|/fonts/.*\.py$", name)] == []


def test_the_wheel_installs_and_knows_its_version(wheel: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(tmp_path)]
    subprocess.run([*command, str(wheel)], check=True, capture_output=True, env=plain())
    ask = "import generator; print(generator.__version__, generator.__file__)"
    told = subprocess.run(
        [sys.executable, "-P", "-c", ask],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env={**plain(), "PYTHONPATH": str(tmp_path)},
    ).stdout.split()
    assert wheel.name.startswith(f"clausebook-{told[0]}-")
    assert Path(told[1]).is_relative_to(tmp_path)


@pytest.mark.pdf
def test_the_installed_wheel_starts_a_project_and_builds_it(wheel: Path, tmp_path: Path) -> None:
    place, project = tmp_path / "site", tmp_path / "policies"
    there = ["--project", str(project)]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(place)]
    subprocess.run([*command, str(wheel)], check=True, capture_output=True, env=plain())
    for arguments in (["init", str(project)], ["check", "--strict", *there], ["build", *there]):
        subprocess.run(
            [sys.executable, "-P", "-m", "generator", *arguments],
            cwd=tmp_path,
            env={**plain(), "PYTHONPATH": str(place)},
            check=True,
            capture_output=True,
        )
    made = {path.relative_to(project / "output").as_posix() for path in (project / "output").rglob("*.*")}
    assert {"index.html", "en/privacy-policy/privacy-policy.pdf", "zh-Hans/privacy-policy/index.html"} <= made


def export(place: Path) -> None:
    """Write the tracked files, as the index has them, into the folder `place`."""
    subprocess.run(["git", "checkout-index", "--all", f"--prefix={place}/"], cwd=ROOT, check=True)


def plain() -> dict[str, str]:
    """Return the environment without what an outer make hands down."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
