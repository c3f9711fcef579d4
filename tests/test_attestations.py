"""Signatures, time stamps and sums of editions: what they prove, said in these words, and what they don't.

The programs are those that a judge's expert has: ssh-keygen, openssl, sha256sum. The time stamping authority is one of
this file, which `openssl ts` makes and which answers on this machine.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from generator.disk.output import exchange
from generator.disk.tree import digest
from generator.editions.appending import appended
from generator.editions.integrity import rolled_back
from generator.editions.manifest import FileSum, Notice
from generator.editions.supplements import Addition, Supplement
from generator.model.approvals import Approval
from tests.releasing import House, copy_of, findings, house, run

DAY = "2023-03-01"
WHO = "legal@example.com"

_AUTHORITY = """\
[ req ]
distinguished_name = dn
prompt = no
[ dn ]
CN = Authority of the tests
[ ext ]
extendedKeyUsage = critical,timeStamping
[ tsa ]
default_tsa = conf
[ conf ]
serial = serial
signer_cert = ca.pem
signer_key = ca.key
certs = ca.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
"""


def _run(*arguments: str, cwd: Path, data: bytes = b"") -> bytes:
    return subprocess.run(arguments, cwd=cwd, input=data, capture_output=True, check=True).stdout


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a key of legal, one of a stranger, and who is allowed to sign."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("legal", "stranger"):
        _run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", name, cwd=folder)
    (folder / "allowed").write_text(f"{WHO} {(folder / 'legal.pub').read_text()}")
    return folder


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """Yield the address of a time stamping authority and its certificate."""
    folder = tmp_path_factory.mktemp("authority")
    (folder / "tsa.cnf").write_text(_AUTHORITY)
    (folder / "serial").write_text("01\n")
    made = ("-keyout", "ca.key", "-out", "ca.pem", "-days", "3650", "-config", "tsa.cnf", "-extensions", "ext")
    _run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *made, cwd=folder)

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = folder / "query"
            query.write_bytes(self.rfile.read(int(self.headers["Content-Length"])))
            asked = ("-reply", "-queryfile", "query", "-config", "tsa.cnf", "-section", "conf", "-out", "answer")
            _run("openssl", "ts", *asked, cwd=folder)
            data = (folder / "answer").read_bytes() if self.path == "/stamp" else b"<html>no</html>"
            self.send_response(200)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:  # type: ignore[explicit-override]
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", folder / "ca.pem"
    server.shutdown()
    server.server_close()


@pytest.fixture
def signed(lasting: House, tmp_path: Path, keys: Path) -> House:
    """Return a house whose newest edition is signed by legal."""
    made = copy_of(lasting, tmp_path / "project")
    result = made.run("release", "--sign", str(keys / "legal"), "--as-of", DAY)
    assert result.exit_code == 0, result.output
    return made


def newest(made: House) -> Path:
    last = made.archive().newest
    assert last
    return last.folder


def test_a_signature_names_its_signer_where_the_reader_trusts_him(signed: House, keys: Path) -> None:
    trusting = signed.verify("--signers", str(keys / "allowed"))
    assert trusting.exit_code == 0, trusting.output
    assert f"manifest.json: signed by {WHO} with the key SHA256:" in trusting.stdout
    alone = signed.verify()
    assert alone.exit_code == 0
    assert "whose key that is was not checked" in alone.stdout and WHO not in alone.stdout
    shutil.copy(keys / "allowed", signed.root / "allowed_signers")
    assert f"signed by {WHO}" in signed.verify().stdout


def test_the_key_of_a_stranger_is_told(signed: House, keys: Path) -> None:
    assert signed.run("release", "--sign", str(keys / "stranger"), "--as-of", DAY).exit_code == 0
    result = signed.verify("--signers", str(keys / "allowed"))
    assert result.exit_code == 0
    assert re.search(r"supplement-1\.json: signed with the key SHA256:\S+, which belongs to no allowed", result.stdout)


def test_a_signature_over_other_bytes_is_false(signed: House, keys: Path) -> None:
    """The supplement tells of the right hash, and the signature beside it was made over something else."""
    folder = newest(signed)
    data = _run("ssh-keygen", "-Y", "sign", "-n", "clausebook", "-f", str(keys / "legal"), cwd=keys, data=b"other")
    _forge(folder, data)
    result = signed.verify("--signers", str(keys / "allowed"))
    assert result.exit_code == 1
    assert "this does not vouch for manifest.json: ssh-keygen says" in result.stderr


def test_a_signature_of_another_namespace_is_false(signed: House, keys: Path) -> None:
    folder = newest(signed)
    manifest = (folder / "manifest.json").read_bytes()
    _forge(folder, _run("ssh-keygen", "-Y", "sign", "-n", "git", "-f", str(keys / "legal"), cwd=keys, data=manifest))
    assert signed.verify("--signers", str(keys / "allowed")).exit_code == 1


def _forge(folder: Path, signature: bytes) -> None:
    """Put another signature into an edition, with all sums corrected."""
    told = json.loads((folder / "supplement-1.json").read_bytes())
    told["signatures"][0]["file"] |= {"sha256": digest(signature), "size": len(signature)}
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    (folder / "supplement-1.json").write_bytes(data)
    (folder / "manifest.json.sig").write_bytes(signature)
    (folder / "SHA256SUMS").unlink()
    (folder / "VERIFY.txt").unlink()


def test_a_signature_that_is_taken_away_is_missed(signed: House) -> None:
    (newest(signed) / "manifest.json.sig").unlink()
    result = signed.verify()
    assert result.exit_code == 1 and "this file of the edition is missing" in result.stderr


def test_nothing_is_written_where_the_key_is_none(lasting: House, tmp_path: Path, keys: Path) -> None:
    made = copy_of(lasting, tmp_path / "project")
    before = made.state()
    result = made.run("release", "--sign", str(keys / "allowed"), "--as-of", DAY)
    assert result.exit_code == 3 and "ssh-keygen says: " in result.stderr
    assert made.state() == before


def test_a_site_carries_its_signatures_and_proves_them(signed: House, keys: Path) -> None:
    assert signed.build(DAY).exit_code == 0
    out = signed.root / "output"
    result = run("verify", out, "--as-of", DAY, "--signers", str(keys / "allowed"))
    assert result.exit_code == 0, result.output
    assert f"signed by {WHO}" in result.stdout


# --- time stamps ------------------------------------------------------------------------------------------------------


@pytest.fixture
def stamped(lasting: House, tmp_path: Path, authority: tuple[str, Path]) -> House:
    made = copy_of(lasting, tmp_path / "project")
    result = made.run("release", "--timestamp", f"{authority[0]}/stamp", "--as-of", DAY)
    assert result.exit_code == 0, result.output
    return made


def test_a_time_stamp_says_when_and_who_vouches(stamped: House, authority: tuple[str, Path]) -> None:
    vouched = stamped.verify("--authorities", str(authority[1]))
    assert vouched.exit_code == 0, vouched.output
    assert re.search(
        r"time-stamped on 20\d\d-\d\d-\d\d [\d:]+ UTC; the authority is one of those given", vouched.stdout
    )
    assert "as it says itself; whose stamp that is was not checked" in stamped.verify().stdout


def test_a_time_stamp_of_another_record_is_false(stamped: House, authority: tuple[str, Path]) -> None:
    """The stamp of an older edition, put beside the newest one with all sums corrected."""
    from generator.disk.timestamps import stamp

    folder = newest(stamped)
    answer = stamp(digest(b"other"), f"{authority[0]}/stamp")
    told = json.loads((folder / "supplement-1.json").read_bytes())
    told["stamps"][0]["file"] |= {"sha256": digest(answer), "size": len(answer)}
    data = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    (folder / "supplement-1.json").write_bytes(data)
    (folder / "manifest.json.tsr").write_bytes(answer)
    (folder / "SHA256SUMS").unlink()
    (folder / "VERIFY.txt").unlink()
    result = stamped.verify("--authorities", str(authority[1]))
    assert result.exit_code == 1
    assert "this does not vouch for manifest.json: it was made over other bytes than these" in result.stderr


@pytest.mark.parametrize(
    "address, said",
    [
        ("{host}/other", "openssl says"),
        ("http://127.0.0.1:9/", "did not answer: Connection refused"),
        ("ftp://example.com/", "is no address of a time stamp authority"),
    ],
)
def test_an_authority_that_gives_no_stamp_leaves_the_edition_as_it_was(
    address: str, said: str, lasting: House, tmp_path: Path, authority: tuple[str, Path]
) -> None:
    made = copy_of(lasting, tmp_path / "project")
    before = made.state()
    result = made.run("release", "--timestamp", address.format(host=authority[0]), "--as-of", DAY)
    assert result.exit_code == 3 and said in result.stderr, result.output
    assert made.state() == before


# --- without this program ---------------------------------------------------------------------------------------------


def test_the_sums_of_an_edition_and_of_a_site_are_those_of_sha256sum(signed: House) -> None:
    assert signed.build(DAY).exit_code == 0
    for folder in (newest(signed), signed.root / "output"):
        listed = _run("sha256sum", "--check", "SHA256SUMS", cwd=folder).decode().splitlines()
        assert listed and all(line.endswith(": OK") for line in listed)
        there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
        wanted = there - {"SHA256SUMS"} - ({"manifest.json"} if folder.name == "output" else set())
        assert {line.removesuffix(": OK") for line in listed} == wanted


def test_the_guide_names_commands_that_prove_a_signature(signed: House, keys: Path) -> None:
    folder = newest(signed)
    guide = (folder / "VERIFY.txt").read_text("utf-8")
    command = next(line.strip() for line in guide.splitlines() if "ssh-keygen -Y verify" in line)
    command = command.replace("ALLOWED", str(keys / "allowed")).replace("NAME", WHO)
    assert b"Good" in _run("sh", "-c", command, cwd=folder)
    (folder / "manifest.json").write_text("{}")
    assert subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, check=False).returncode != 0


@pytest.mark.parametrize("name", ["SHA256SUMS", "VERIFY.txt"])
@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_text("mine")])
def test_a_guide_or_sums_that_were_altered_or_taken_away_are_told(name: str, spoil, signed: House) -> None:  # type: ignore[no-untyped-def]
    spoil(newest(signed) / name)
    result = signed.verify()
    assert result.exit_code == 1 and "SHA256SUMS" in result.stderr


# --- orders that no hash tells of -------------------------------------------------------------------------------------


def test_a_hash_that_is_older_than_an_order_of_a_court_is_refused_and_names_it(lasting: House, tmp_path: Path) -> None:
    made = copy_of(lasting, tmp_path / "project")
    before = made.archive().newest
    assert before
    order = ("policy/sharing", "--reason", "Court of Springfield, 12 O 3/22", "--locale", "en", "--as-of", DAY)
    assert made.run("redact", "2021-06-30", *order).exit_code == 0
    result = made.verify("--expect", before.sha256)
    assert result.exit_code == 1
    assert (
        f"policy/sharing in en was blanked on {DAY}, which the hash that was expected does not cover" in result.stderr
    )
    record = made.archive().editions[0].head[1]
    assert f"--expect {record}" in result.stderr
    assert made.verify("--expect", before.sha256, "--expect", record).exit_code == 0
    assert made.verify().exit_code == 0


def test_an_order_is_told_where_the_newest_manifest_names_a_record_that_is_gone(lasting: House, tmp_path: Path) -> None:
    made = copy_of(lasting, tmp_path / "project")
    assert made.run("redact", "2021-06-30", "policy/sharing", "--reason", "Order", "--as-of", DAY).exit_code == 0
    archive = made.archive()
    *older, newest = archive.editions
    naming = replace(newest, manifest=replace(newest.manifest, supplements={older[0].id: "f" * 64}))
    found = list(rolled_back(replace(archive, editions=(*older, naming)), [newest.sha256]))
    assert found and all(finding.message.id == "edition-damaged.blanked-since" for finding in found)


def test_the_next_edition_covers_an_order(lasting: House, tmp_path: Path) -> None:
    from tests.releasing import entry

    made = copy_of(lasting, tmp_path / "project")
    order = ("policy/sharing", "--reason", "Order", "--as-of", DAY)
    assert made.run("redact", "2021-06-30", *order).exit_code == 0
    made.enter(entry("2023-03-05", "policy: {change: reviewed, summary: {en: Read again., zh-Hans: 复核。}}"))
    assert made.run("release", "--as-of", "2023-03-05").exit_code == 0
    last = made.archive().newest
    assert last and made.verify("--expect", last.sha256).exit_code == 0
    (made.folder("2021-06-30") / "supplement-1.json").unlink()
    assert made.verify("--expect", last.sha256).exit_code == 1


def test_a_text_that_was_entered_since_is_refused_by_the_hash_of_before(lasting: House, tmp_path: Path) -> None:
    from tests.releasing import entry

    made = copy_of(lasting, tmp_path / "project")
    newest = made.archive().newest
    assert newest and made.verify("--expect", newest.sha256).exit_code == 0
    (tmp_path / "old.md").write_text("# Policy\n\nWe sell everything.\n", encoding="utf-8")
    told = ("--source", "A drawer", "--work", "policy", "--locale", "en")
    entered = made.run("import", "--edition", "2020-03-01", *told, tmp_path / "old.md")
    assert entered.exit_code == 0, entered.output
    result = made.verify("--expect", newest.sha256)
    assert result.exit_code == 1 and "a text of policy in en was entered for 2020-03-01" in result.stderr
    record = made.archive().entered[-1].sha256
    assert f"--expect {record}" in result.stderr
    assert made.verify("--expect", newest.sha256, "--expect", record).exit_code == 0
    made.enter(entry("2023-03-05", "policy: {change: reviewed, summary: {en: Read again., zh-Hans: 复核。}}"))
    assert made.release("2023-03-05").exit_code == 0
    named = made.archive().newest
    assert named and made.verify("--expect", named.sha256).exit_code == 0


def test_sums_of_a_site_that_are_not_those_of_its_files_are_told(signed: House) -> None:
    """Whoever corrects the manifest alone leaves sums that a visitor's `sha256sum` would refuse."""
    assert signed.build(DAY).exit_code == 0
    out = signed.root / "output"
    manifest = json.loads((out / "manifest.json").read_bytes())
    data = b"0" * 64 + b"  index.html\n"
    (out / "SHA256SUMS").write_bytes(data)
    next(file for file in manifest["files"] if file["path"] == "SHA256SUMS").update(
        sha256=digest(data), bytes=len(data)
    )
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    result = run("verify", out, "--as-of", DAY)
    assert result.exit_code == 1 and "these hashes are not those of the files" in result.stderr


# --- what history says of them ----------------------------------------------------------------------------------------


def asked(made: House, *arguments: str) -> list[dict[str, Any]]:
    result = made.run("history", "policy", "--locale", "en", "--as-of", "2023-04-01", "--json", *arguments)
    assert result.exit_code == 0, result.output
    rows: list[dict[str, Any]] = json.loads(result.stdout)["intervals"]
    return rows


def test_history_names_the_signer_whom_the_project_allows(signed: House, keys: Path) -> None:
    shutil.copy(keys / "allowed", signed.root / "allowed_signers")
    newest_row, *older = asked(signed)
    (told,) = newest_row["attestations"]
    assert (told["record"], told["proves"], told["values"]["who"]) == ("manifest.json", "attested.signed", WHO)
    assert older and all(row.get("attestations", []) == [] for row in older)
    said = signed.run("history", "policy", "--locale", "en", "--on", "2023-03-01").stdout
    assert f"  manifest.json: signed by {WHO} with the key SHA256:" in said
    assert "no time stamp proves when it was frozen." in said


def test_a_time_stamp_that_is_vouched_for_proves_this_edition_and_those_before(
    stamped: House, authority: tuple[str, Path]
) -> None:
    assert {row.get("stamped") for row in asked(stamped)} == {None}
    shutil.copy(authority[1], stamped.root / "tsa-ca.pem")
    rows = asked(stamped)
    assert len(rows) > 2 and all(row["stamped"] > row["frozen"] for row in rows)
    assert "(time stamp)" in stamped.run("history", "policy").stdout


def test_history_answers_nothing_beside_a_signature_that_is_false(signed: House) -> None:
    file = newest(signed) / "manifest.json.sig"
    file.write_bytes(file.read_bytes()[::-1])
    result = signed.run("history", "--on", "2023-03-01")
    assert (result.exit_code, result.stdout) == (1, "") and "edition-damaged" in result.stderr


# --- what nobody vouches for ------------------------------------------------------------------------------------------

NOTICE = Addition(work="policy", locale="en", notices=(Notice(how="By e-mail to all", day=date(2020, 1, 1)),))
APPROVAL = Addition(
    work="policy", locale="en", approvals=(Approval(by="The Board", role="board", day=date(2020, 1, 1), clauses=()),)
)
PDF = b"%PDF another"
PART = Addition(work="policy", locale="en", parts={"words": FileSum(path="late", sha256=digest(PDF), size=len(PDF))})


def written_by_hand(made: House, addition: Addition, edition: int = -1) -> str:
    """Append a supplement to an edition, all sums right, and return the hash of its record."""
    frozen = made.archive().editions[edition]
    supplement = partial(Supplement, day=date(2023, 3, 1), documents=(addition,))
    files = {"late": PDF} if addition.parts else {}
    exchange(appended(frozen, files, lambda before: supplement(follows=before)), frozen.folder)
    return made.archive().editions[edition].head[1]


@pytest.mark.parametrize("edition", [0, -1])
@pytest.mark.parametrize(
    "addition, said",
    [
        (NOTICE, "a notice of 2020-01-01 (“By e-mail to all”)"),
        (APPROVAL, "an approval by The Board of 2020-01-01"),
        (PART, "a file `words`"),
    ],
)
def test_what_came_to_an_edition_after_the_hash_that_was_expected_is_refused(
    addition: Addition, said: str, edition: int, lasting: House, tmp_path: Path
) -> None:
    made = copy_of(lasting, tmp_path / "project")
    before = made.archive().newest
    assert before and made.verify("--expect", before.sha256).exit_code == 0
    record = written_by_hand(made, addition, edition)
    result = made.verify("--expect", before.sha256)
    assert result.exit_code == 1 and findings(result) == ["edition-damaged"], result.output
    assert f"{said} came to policy in en with this record of 2023-03-01" in result.stderr
    assert "supplement-1.json" in result.stderr and f"--expect {record}" in result.stderr
    assert made.verify("--expect", before.sha256, "--expect", record).exit_code == 0


def test_a_signature_of_a_signer_who_was_named_covers_what_came(lasting: House, tmp_path: Path, keys: Path) -> None:
    """The project's own list of signers may be of whoever altered the editions: it covers nothing."""
    made = copy_of(lasting, tmp_path / "project")
    before = made.archive().newest
    assert before
    written_by_hand(made, PART)
    shutil.copy(keys / "allowed", made.root / "allowed_signers")
    expecting = ("--expect", before.sha256)
    signing = made.run("release", "--sign", str(keys / "legal"), "--as-of", DAY)
    assert signing.exit_code == 0, signing.output
    assert made.verify(*expecting, "--signers", str(keys / "allowed")).exit_code == 0
    assert made.verify(*expecting).exit_code == 1
    written_by_hand(made, NOTICE)
    assert made.verify(*expecting, "--signers", str(keys / "allowed")).exit_code == 1


def test_signers_who_are_named_have_to_have_signed_the_newest_record(
    lasting: House, tmp_path: Path, keys: Path
) -> None:
    made = copy_of(lasting, tmp_path / "project")
    asking = ("--signers", str(keys / "allowed"))
    unsigned = made.verify(*asking)
    assert unsigned.exit_code == 1 and findings(unsigned) == ["edition-unvouched"]
    assert "manifest.json" in unsigned.stderr and "no signature of an allowed signer covers" in unsigned.stderr
    assert made.run("release", "--sign", str(keys / "stranger"), "--as-of", DAY).exit_code == 0
    assert made.verify(*asking).exit_code == 1
    assert made.run("release", "--sign", str(keys / "legal"), "--as-of", DAY).exit_code == 0
    assert made.verify(*asking).exit_code == 0
    written_by_hand(made, NOTICE, 0)
    later = made.verify(*asking)
    assert later.exit_code == 1 and "supplement-1.json" in later.stderr


def test_what_the_signers_of_the_project_did_not_sign_is_told(lasting: House, tmp_path: Path, keys: Path) -> None:
    made = copy_of(lasting, tmp_path / "project")
    shutil.copy(keys / "allowed", made.root / "allowed_signers")
    result = made.verify()
    assert result.exit_code == 0 and "manifest.json: no signature of an allowed signer covers" in result.stdout
    assert made.run("release", "--sign", str(keys / "legal"), "--as-of", DAY).exit_code == 0
    assert "no signature" not in made.verify().stdout


def test_authorities_who_are_named_have_to_have_stamped(
    stamped: House, lasting: House, tmp_path: Path, authority: tuple[str, Path]
) -> None:
    asking = ("--authorities", str(authority[1]))
    assert stamped.verify(*asking).exit_code == 0
    bare = copy_of(lasting, tmp_path / "bare")
    result = bare.verify(*asking)
    assert result.exit_code == 1 and findings(result) == ["edition-unvouched"] and "no time stamp" in result.stderr
    shutil.copy(authority[1], bare.root / "tsa-ca.pem")
    told = bare.verify()
    assert told.exit_code == 0 and "manifest.json: no time stamp of an authority" in told.stdout


def test_a_site_is_asked_for_signatures_as_well(lasting: House, tmp_path: Path, keys: Path) -> None:
    made = copy_of(lasting, tmp_path / "project")
    assert made.build(DAY).exit_code == 0
    result = run("verify", made.root / "output", "--as-of", DAY, "--signers", str(keys / "allowed"))
    assert result.exit_code == 1 and findings(result) == ["edition-unvouched"]


@pytest.mark.parametrize(
    "principals, said",
    [
        ("*", "a key listed under the pattern `*`, which names no person"),
        ("*@example.com", "a key listed under the pattern `*@example.com`"),
        ("legal?", "a key listed under the pattern `legal?`"),
        (f"*,{WHO}", f"signed by {WHO} with"),
        (f"!out@example.com,{WHO}", f"signed by {WHO} with"),
        ("!out@example.com,*@example.com", "a key listed under the pattern `*@example.com`"),
    ],
)
def test_a_pattern_is_no_signer(principals: str, said: str, signed: House, keys: Path, tmp_path: Path) -> None:
    allowed = tmp_path / "allowed"
    allowed.write_text(f"{principals} {(keys / 'legal.pub').read_text()}")
    result = signed.verify("--signers", str(allowed))
    assert result.exit_code == 0 and said in result.stdout, result.output


def test_no_signature_is_asked_of_nothing(tmp_path: Path, keys: Path) -> None:
    made = house(tmp_path / "project")
    assert made.verify().exit_code == 0
    result = made.verify("--signers", str(keys / "allowed"))
    assert result.exit_code == 1 and "no edition that could be proved" in result.stderr
