"""Approvals: bound to exact words, asked for, evidenced, signed; void when a word changes, and hard to forge."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from email.message import EmailMessage
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from generator.disk.output import exchange
from generator.editions.appending import appended
from generator.editions.supplements import Addition, Supplement
from generator.model.approvals import Approval, ApprovedText, ClauseDigest, Evidence, people
from generator.model.lookalikes import is_clear_name
from generator.operations.approvals import answered
from generator.operations.approvals.judging import proof_of
from generator.operations.approvals.replies import ReplyError, evidence_of
from generator.operations.build import read
from generator.parse.approvals import approvals_source
from tests.releasing import SYNONYM, House, copy_of, findings, json_of, run, without_engine
from tests.support import findings as found_in
from tests.support import library, places

DAY = "2023-06-01"
COUNSEL = "Jane Doe <jane@example.com>"
NOON = datetime(2023, 6, 1, 12, tzinfo=UTC)
ASKED = ApprovedText(
    work="policy",
    locale="en",
    approval=Approval(by=COUNSEL, role="legal", day=NOON.date(), clauses=(ClauseDigest(clause="a", digest="0f"),)),
)
CODE = ASKED.code


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the keys of Jane and of Eve, and who is allowed to sign."""
    folder = tmp_path_factory.mktemp("keys")
    for name in ("jane", "eve"):
        subprocess.run(("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", name), cwd=folder, check=True)
    lines = (f"{name}@example.com {(folder / f'{name}.pub').read_text()}" for name in ("jane", "eve"))
    (folder / "allowed").write_text("".join(lines))
    return folder


@pytest.fixture
def made(lasting: House, tmp_path: Path) -> House:
    """Return a house whose newest edition has the words of the working text."""
    return copy_of(lasting, tmp_path / "project")


def approve(house: House, name: str, *arguments: str | Path, by: str = COUNSEL, locale: str = "en") -> Result:
    return house.run("approve", name, "--locale", locale, "--as", by, "--as-of", DAY, *arguments)


def approved(house: House, name: str, *arguments: str | Path, by: str = COUNSEL, locale: str = "en") -> str:
    result = approve(house, name, *arguments, by=by, locale=locale)
    assert result.exit_code == 0, result.output
    return result.stdout


def void_in(house: House) -> list[list[str]]:
    """Return of which clauses each approval is void."""
    result = house.run("status", "--json")
    assert result.exit_code == 0, result.output
    return [row["void"] for row in json.loads(result.stdout)["approvals"]]


def grades(house: House) -> list[str | None]:
    return [row["grade"] for row in json.loads(house.run("status", "--json").stdout)["approvals"]]


def code_of(house: House, name: str, tmp_path: Path, *arguments: str, by: str = COUNSEL, locale: str = "en") -> str:
    said = approved(house, name, "--request", tmp_path / "request.html", *arguments, by=by, locale=locale)
    return said.split(" is ")[1][:8]


def mail(text: str, **headers: str) -> bytes:
    message = EmailMessage()
    told = {"From": "Jane Doe <jane@example.com>", "Date": "Wed, 31 May 2023 23:30:00 +0000", "Subject": "Re: words"}
    for name, value in {**told, **headers}.items():
        message[name] = value
    message.set_content(text)
    return bytes(message)


def saved(tmp_path: Path, data: bytes, name: str = "reply.eml") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


# --- what an approval is bound to -------------------------------------------------------------------------------------


def test_a_word_that_changes_makes_an_approval_void_for_its_clause_and_nothing_else(made: House) -> None:
    assert "typed, and nothing proves it" in approved(made, "policy")
    assert void_in(made) == [[]]
    made.edit(SYNONYM[0])
    assert void_in(made) == [["sharing"]]
    status, check = made.run("status"), made.run("check", "--select", "approval-void", "--strict")
    assert "void for sharing" in status.stdout
    assert findings(check) == ["approval-void"] or "approval-void" in check.output
    approved(made, "policy/sharing")
    assert void_in(made) == [[], []]
    assert "approval-void" not in made.run("check", "--select", "approval-void", "--strict").output


@pytest.mark.parametrize(
    "edit, void",
    [
        (("facts.yaml", "keeping: 12 months", "keeping: 13 months"), ["collection"]),
        (("policy/collection.en.md", "# Collection", "# What we collect"), ["collection"]),
        (("policy/work.yaml", "title: Policy", "title: Rules"), [""]),
        (("policy/work.yaml", "title: 政策", "title: 规则"), []),
        (("policy/collection.zh-Hans.md", "# 收集", "# 信息收集"), []),
    ],
)
def test_facts_and_titles_count_and_other_languages_do_not(
    made: House, edit: tuple[str, str, str], void: list[str]
) -> None:
    approved(made, "policy")
    made.edit(edit)
    assert void_in(made) == [void]


def test_order_counts_and_numbers_and_dates_do_not(made: House) -> None:
    approved(made, "policy")
    made.enter(
        "- edition: 2023-06-01\n  works:\n    policy: {change: reviewed, summary: {en: Read., zh-Hans: 复核。}}\n"
    )
    with without_engine():
        assert made.release(DAY).exit_code == 0
    assert void_in(made) == [[]]
    outline = "outline: [collection, sharing, {clause: children, as: section}, contact]"
    text = made.text("policy/work.yaml")
    made.write(
        "policy/work.yaml", text.replace(outline, outline.replace("collection, sharing", "sharing, collection"), 1)
    )
    assert void_in(made) == [[""]]


def test_a_later_line_of_one_person_takes_the_place_of_a_void_one(made: House) -> None:
    approved(made, "policy")
    made.edit(SYNONYM[0])
    approved(made, "policy", by=COUNSEL.upper())
    assert void_in(made) == [[]]
    approved(made, "policy", by="Ada Wong")
    assert made.text("approvals.yaml").count("\n- ") == 2


CLEAR = (COUNSEL, "jane@example.com", "Jane Doe", "王芳（法务）", "José Núñez", "Анна Иванова")
UNCLEAR = (
    *("", " ", "—", " Jane Doe", "Jane  Doe", "Jane\nDoe", "Jane\u2028Doe", "Jane\tDoe"),
    *("Jane\u200bDoe", "Jane\u202eDoe", "Jane Doe\ufe0f", "Jane\u00a0Doe", "\u3164"),  # not seen
    *("Jane <jane@example.com> <eve@example.com>", "Jane <jane>", "Jane < Doe", "<jane@example.com>"),  # whose?
    *("J\u0430ne Doe", "\uff2aane Doe", "Jose\u0301"),  # a Cyrillic letter, a full-width one, é in two characters
)


@pytest.mark.parametrize("name", [*CLEAR, *UNCLEAR])
def test_a_name_is_like_no_other(made: House, name: str) -> None:
    is_clear, before = name in CLEAR, made.state()
    assert is_clear_name(name) == is_clear
    assert approve(made, "policy", by=name).exit_code == (0 if is_clear else 2)
    assert (made.state() != before) == is_clear
    line = f"- {{work: policy, locale: en, role: legal, by: {json.dumps(name)}, day: 2023-01-01, clauses: {{}}}}\n"
    assert bool(found_in({"clauses/approvals.yaml": line})) != is_clear
    (made.root / "file.xliff").touch()
    told = ("--project", made.root, made.root / "file.xliff", "--trust-approved", "--as", name)
    assert run("exchange", "import", *told).exit_code == (1 if is_clear else 2), "what is no file of a translator"


@pytest.mark.parametrize(
    "arguments",
    [
        ("policy", "--locale", "fr"),
        ("polcy", "--locale", "en"),
        ("policy/sharin", "--locale", "en"),
        ("policy", "--locale", "en", "--role", "The Board"),
        ("policy", "--locale", "en", "--code", "ABCDEFGH"),
        ("policy", "--locale", "en", "--request", "page.doc"),
    ],
)
def test_a_call_that_means_nothing_is_refused(made: House, arguments: tuple[str, ...]) -> None:
    before = made.state()
    result = made.run("approve", *arguments, "--as", "Jane Doe")
    assert result.exit_code == 2 and made.state() == before


@pytest.mark.parametrize(
    "names, count",
    [
        (("Jane Doe", "jane doe"), 1),
        (("Jane Doe <jane@example.com>", "Jane Doe"), 1),
        (("Jane Doe <jane@example.com>", "Janet Doe <jane@example.com>"), 1),
        (("Jane Doe <jane@example.com>", "Jane Doe <doe@example.com>"), 1),
        (("Jane Doe <jane@example.com>", "Ada Wong <ada@example.com>", "王芳"), 3),
        ((), 0),
    ],
)
def test_one_person_is_counted_once(names: tuple[str, ...], count: int) -> None:
    given = [Approval(by=name, role="legal", day=date(2023, 1, 1), clauses=()) for name in names]
    assert people(given) == count


@pytest.mark.parametrize("other", ["jane@example.com", "Jane@Example.COM"])
def test_two_replies_from_one_address_are_of_one_person(other: str) -> None:
    reply = Evidence(sha256="0" * 64, day=date(2023, 1, 1), sender="jane@example.com")
    replies = {"Jane Doe": reply, "Ada Wong": replace(reply, sender=other)}
    given = [
        Approval(by=name, role="legal", day=date(2023, 1, 1), clauses=(), evidence=reply)
        for name, reply in replies.items()
    ]
    assert people(given) == 1


def test_what_is_signed_never_changes() -> None:
    """Signatures and codes that are out there are over these bytes."""
    one = Approval(
        by="Jane",
        role="legal",
        day=date(2023, 1, 1),
        clauses=(ClauseDigest(clause="a", digest="0f"),),
        outline="1e",
        compared="2021-06-30",
        signature="U1NIU0lH",
    )
    text = ApprovedText(work="policy", locale="en", approval=one)
    assert text.signed_bytes.decode() == (
        '{"approval":{"by":"Jane","clauses":[{"clause":"a","digest":"0f","type":"clause-digest"}],'
        '"compared":"2021-06-30","day":"2023-01-01","outline":"1e","role":"legal","type":"approval"},'
        '"locale":"en","schema":2,"type":"approved-text","work":"policy"}\n'
    )
    assert text.code == "B5CQFAN7" and text.code == replace(text, approval=replace(one, day=date(2024, 1, 1))).code


# --- the file ---------------------------------------------------------------------------------------------------------

_names = st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True)
_hashes = st.from_regex(r"[0-9a-f]{64}", fullmatch=True)
_people = st.text(min_size=1, max_size=20).filter(is_clear_name)
_texts = st.builds(
    ApprovedText,
    work=_names,
    locale=st.sampled_from(("en", "zh-Hans")),
    approval=st.builds(
        Approval,
        by=_people,
        role=_names,
        day=st.dates(date(2000, 1, 1), date(2099, 1, 1)),
        clauses=st.dictionaries(_names, _hashes, min_size=1, max_size=3).map(
            lambda told: tuple(ClauseDigest(clause=clause, digest=digest) for clause, digest in told.items())
        ),
        outline=st.none() | _hashes,
        signature=st.none() | st.just("U1NIU0lH+/=="),
    ),
)


@given(st.lists(_texts, max_size=4))
def test_the_file_says_what_was_approved_in_one_order(texts: list[ApprovedText]) -> None:
    source = approvals_source(texts)
    assert source == approvals_source(reversed(texts))
    read = library({"clauses/approvals.yaml": source}).approvals
    assert {repr(line.text) for line in read} == {*map(repr, texts)}


def test_what_people_say_in_comments_stays() -> None:
    before = "# schema\n# asked at the board meeting\n- {work: a}\n  # and again\n"
    assert approvals_source((), before) == "# schema\n# asked at the board meeting\n  # and again\n"


def test_approvals_of_two_branches_meet(made: House) -> None:
    def git(*arguments: str) -> None:
        who = ("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false")
        subprocess.run(("git", *who, *arguments), cwd=made.root, check=True, capture_output=True)

    shutil.copy(Path("templates/starter/dot-gitattributes"), made.root / ".gitattributes")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "texts")
    for branch, by in (("jane", "Jane Doe"), ("ada", "Ada Wong")):
        git("checkout", "-q", "-b", branch, "main")
        approved(made, "policy", by=by)
        git("add", ".")
        git("commit", "-q", "-m", by)
    git("merge", "-q", "--no-edit", "jane")
    assert void_in(made) == [[], []]


@pytest.mark.parametrize(
    "line, rule",
    [
        ("{work: policy, locale: en, role: legal, by: Jane, day: 2023-01-01}", "missing-key"),
        ("{work: policy, locale: en, role: legal, by: Jane, day: 2023-01-01, clauses: {a: 0f}}", "bad-value"),
        (
            "{work: policy, locale: en, role: legal, by: Jane, day: 2023-01-01, clauses: {}, signature: '-'}",
            "bad-value",
        ),
        (
            "{work: policy, locale: en, role: legal, by: Jane, day: 2023-01-01, clauses: {}, grade: signed}",
            "unknown-key",
        ),
    ],
)
def test_a_line_that_nobody_wrote_is_told(line: str, rule: str) -> None:
    assert [name for name, _ in places(found_in({"clauses/approvals.yaml": f"- {line}\n"}))] == [rule]


@pytest.mark.parametrize(
    "asked, rule",
    [
        ("{legal: {count: 1, grade: evidenced}, translation: {en: 2}}", None),
        ("{legal: 2}", None),
        ("{legal: {en: {count: 1, grade: signed}}}", None),
        ("{legal: 0}", "bad-value"),
        ("{legal: {grade: sworn}}", "bad-value"),
        ("{translation: {fr: 1}}", "unknown-key"),
        ("{translation: {}}", "bad-value"),
        ("{Legal: 1}", "bad-name"),
        ("[legal]", "wrong-type"),
    ],
)
def test_a_work_says_whose_approval_it_needs(asked: str, rule: str | None) -> None:
    work = (
        "kind: policy\napprovals: {}\nlocales:\n  en: {{title: Policy, dates: [last-modified], outline: [contact]}}\n"
    )
    found = found_in({"clauses/policy/work.yaml": work.format(asked)})
    assert [name for name, _ in places(found)] == ([rule] if rule else [])


# --- who it was -------------------------------------------------------------------------------------------------------


def signed(house: House, keys: Path, name: str = "policy") -> None:
    shutil.copy(keys / "allowed", house.root / "allowed_signers")
    assert "signed by jane@example.com" in approved(house, name, "--sign", keys / "jane")
    assert grades(house) == ["signed"]


def line_of(house: House) -> dict[str, object]:
    told: dict[str, object] = yaml.load(house.text("approvals.yaml"), yaml.BaseLoader)[0]
    return told


@pytest.mark.parametrize(
    "forge",
    [
        lambda line: line | {"clauses": line["clauses"] | {"sharing": "0" * 64}},
        lambda line: line | {"clauses": {"sharing": line["clauses"]["sharing"]}},
        lambda line: line | {"locale": "zh-Hans"},
        lambda line: line | {"work": "addendum"},
        lambda line: line | {"role": "translation"},
        lambda line: line | {"by": "Eve <eve@example.com>"},
        lambda line: line | {"day": "2023-05-31"},
        lambda line: line | {"compared": "2021-06-30"},
        lambda line: line | {"outline": "0" * 64},
        lambda line: line | {"signature": "U1NIU0lH" + line["signature"][8:-8] + "AAAAAAAA"},
        lambda line: line | {"evidence": {"sha256": "0" * 64, "day": "2023-05-31"}},
    ],
)
def test_a_signed_line_that_was_altered_is_found(
    made: House, keys: Path, forge: Callable[[dict[str, object]], dict[str, object]]
) -> None:
    signed(made, keys)
    made.write("approvals.yaml", json.dumps([forge(line_of(made))]))
    assert grades(made) == [None]
    assert "the signature is false" in made.run("status").stdout


def test_a_key_signs_for_its_owner_alone(made: House, keys: Path) -> None:
    shutil.copy(keys / "allowed", made.root / "allowed_signers")
    before = made.state()
    result = approve(made, "policy", "--sign", keys / "eve")
    assert result.exit_code == 1 and "the key is that of eve@example.com" in result.stderr
    assert made.state() == before
    (made.root / "allowed_signers").write_text(f"jane@example.com {(keys / 'jane.pub').read_text()}")
    assert "belongs to no allowed" in approved(made, "policy", "--sign", keys / "eve")
    assert grades(made) == ["typed"]
    (made.root / "allowed_signers").write_text(f"*@example.com {(keys / 'eve.pub').read_text()}")
    assert grades(made) == ["typed"]


def test_a_reply_with_the_code_of_the_request_is_evidence(made: House, tmp_path: Path) -> None:
    code = code_of(made, "policy", tmp_path)
    reply = saved(tmp_path, mail(f"I approve these words.\n\n> {code[:4].lower()}-{code[4:]}\n"))
    said = approved(made, "policy", "--evidence", reply)
    stated = "from jane@example.com (sender as stated in the mail, not verified), SHA-256 "
    assert f"evidenced by a mail of 2023-05-31 +00:00 {stated}" in said and code in said
    told = line_of(made)["evidence"]
    assert isinstance(told, dict) and told["code"] == code and told["sender"] == "jane@example.com"
    assert grades(made) == ["evidenced"]


@pytest.mark.parametrize(
    "other, options, by, locale",
    [
        ("policy/sharing", (), COUNSEL, "en"),
        ("policy", ("--role", "translation"), COUNSEL, "en"),
        ("policy", (), "Ada Wong", "en"),
        ("policy", (), COUNSEL, "zh-Hans"),
    ],
)
def test_the_code_of_another_request_is_none(
    made: House, tmp_path: Path, other: str, options: tuple[str, ...], by: str, locale: str
) -> None:
    code = code_of(made, other, tmp_path, *options, by=by, locale=locale)
    reply = saved(tmp_path, mail(f"I approve: {code}"))
    before = made.state()
    result = approve(made, "policy", "--evidence", reply)
    assert result.exit_code == 1 and "does not have the code" in result.stderr and made.state() == before


@pytest.mark.parametrize(
    "forge",
    [
        lambda line: line | {"clauses": line["clauses"] | {"sharing": "0" * 64}},
        lambda line: line | {"locale": "zh-Hans"},
        lambda line: line | {"role": "translation"},
        lambda line: line | {"by": "Eve <eve@example.com>"},
        lambda line: line | {"evidence": line["evidence"] | {"code": "ABCDEFGH"}},
    ],
)
def test_a_line_is_not_what_the_code_of_its_reply_was_for(
    made: House, tmp_path: Path, forge: Callable[[dict[str, Any]], dict[str, object]]
) -> None:
    reply = saved(tmp_path, mail(f"I approve: {code_of(made, 'policy', tmp_path)}"))
    approved(made, "policy", "--evidence", reply)
    made.write("approvals.yaml", json.dumps([forge(line_of(made))]))
    assert grades(made) == [None]
    assert "which is that of other words" in made.run("status").stdout


def test_an_old_reply_is_none_of_new_words(made: House, tmp_path: Path) -> None:
    reply = saved(tmp_path, mail(f"I approve: {code_of(made, 'policy', tmp_path)}"))
    made.edit(SYNONYM[0])
    assert approve(made, "policy", "--evidence", reply).exit_code == 1


@pytest.mark.parametrize(
    "forge, says",
    [
        (lambda data: b"From: eve@example.com\n" + data, "one sender"),
        (lambda data: data.replace(b"<jane@example.com>", b"<jane@example.com>, eve@example.com"), "one sender"),
        (lambda data: b"From: \n" + data, "one sender"),
        (lambda data: data.replace(b"From:", b"Sender:"), "one sender"),
        # Python 3.11 cannot read the next two at all, 3.13 reads no sender
        (lambda data: data.replace(b"Jane Doe <jane@example.com>", b">:example.com,=?utf-8?q?a?=@["), "mail"),
        (lambda data: data.replace(b"Jane Doe <jane@example.com>", b'.:jane"'), "mail"),
        (lambda data: data.replace(b'charset="utf-8"', b'charset="none"'), "no mail"),
        (lambda data: data.replace(b"<jane@example.com>", b"<jane@example.com\x1b[2J>"), "one sender"),
        (lambda data: data.replace(b"jane@example.com", "j\u0430ne@example.com".encode()), "one sender"),
        (lambda data: b"Date: Tue, 30 May 2023 10:00:00 +0000\n" + data, "one day"),
        (lambda data: data.replace(b"Date:", b"X-Date:"), "one day"),
        (lambda data: data.replace(b"31 May 2023", b"31 May 2024"), "has not come"),
        (lambda data: data.replace(b"31 May 2023", b"31 Foo 2023"), "one day"),
        (lambda _: b"", "one sender"),
        (lambda _: b"\x00\xff" * 500, "one sender"),
    ],
)
def test_a_mail_that_could_be_of_anybody_is_refused(
    made: House, tmp_path: Path, forge: Callable[[bytes], bytes], says: str
) -> None:
    reply = saved(tmp_path, forge(mail(f"I approve: {code_of(made, 'policy', tmp_path)}")))
    before = made.state()
    result = approve(made, "policy", "--evidence", reply)
    assert result.exit_code == 1 and says in result.stderr, result.output
    assert len(result.stderr.splitlines()) == 1 and made.state() == before


@pytest.mark.parametrize(
    "sent, day, offset",
    [
        ("Fri, 02 Jun 2023 02:00:00 +1400", "2023-06-02", "+14:00"),  # noon in UTC
        ("Fri, 02 Jun 2023 02:00:01 +1400", None, None),
        ("Thu, 01 Jun 2023 00:30:00 -1130", "2023-06-01", "-11:30"),
        ("Thu, 01 Jun 2023 00:30:01 -1130", None, None),
        ("Thu, 01 Jun 2023 12:00:00 -0000", "2023-06-01", "+00:00"),
        ("Thu, 01 Jun 2023 12:00:01", None, None),
    ],
)
def test_a_mail_has_come_by_the_moment_at_which_it_was_sent(sent: str, day: str | None, offset: str | None) -> None:
    data = mail(f"I approve: {CODE}", Date=sent)
    if day is None:
        with pytest.raises(ReplyError):
            evidence_of(data, ".eml", ASKED, None, NOON)
    else:
        told = evidence_of(data, ".eml", ASKED, None, NOON)
        assert (told.day.isoformat(), told.offset) == (day, offset)


def test_a_day_that_is_asked_for_ends_in_the_time_zone_of_the_project(made: House, tmp_path: Path) -> None:
    code, outcomes = code_of(made, "policy", tmp_path), []
    for sent in ("Thu, 01 Jun 2023 16:00:01 +0000", "Fri, 02 Jun 2023 00:00:00 +0800"):
        reply = saved(tmp_path, mail(f"I approve: {code}", Date=sent))
        outcomes.append(approve(made, "policy", "--evidence", reply))
    late, last = outcomes
    assert late.exit_code == 1 and "the mail is of 2023-06-01 16:00+00:00, a time that has not come" in late.stderr
    assert "a mail of 2023-06-02 +08:00 from jane@example.com" in last.stdout
    assert yaml.safe_load(made.text("approvals.yaml"))[0]["evidence"]["offset"] == "+08:00"


def test_a_code_counts_in_the_text_of_a_mail_and_nowhere_else() -> None:
    def reads(message: EmailMessage) -> bool:
        try:
            return evidence_of(bytes(message), ".eml", ASKED, None, NOON).code == CODE
        except ReplyError:
            return False

    def sent() -> EmailMessage:
        message = EmailMessage()
        message["From"], message["Date"] = "jane@example.com", "Wed, 31 May 2023 10:00:00 +0000"
        return message

    html = sent()
    html.set_content(f"<p>I approve <b>{CODE[:4]}</b>{CODE[4:]}</p>", subtype="html")
    hidden = sent()
    hidden.set_content(f"<p>No.<!-- {CODE} --></p><style>.{CODE}{{}}</style><i title='{CODE}'></i>", subtype="html")
    attached = sent()
    attached.set_content("No.")
    attached.add_attachment(CODE, filename="request.txt")
    headed = sent()
    headed["Subject"] = CODE
    headed.set_content("No.")
    assert [reads(one) for one in (html, hidden, attached, headed)] == [True, False, False, False]


@given(st.binary(max_size=400), st.integers(0, 300), st.integers(0, 60))
def test_no_mail_is_anything_but_read_or_refused(noise: bytes, at: int, cut: int) -> None:
    whole = mail(f"I approve: {CODE}", **{"Content-Language": "en"})
    for data in (noise, whole[:at] + noise + whole[at + cut :]):
        try:
            told = evidence_of(data, ".eml", ASKED, None, NOON)
        except ReplyError:
            continue
        assert told.code == CODE and told.sender and told.sender.isascii() and told.day <= date(2023, 6, 2)


def test_mails_in_mails_have_an_end() -> None:
    bomb = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(3000))
    head = b"From: jane@example.com\nDate: Wed, 31 May 2023 10:00:00 +0000\n"
    with pytest.raises(ReplyError):
        evidence_of(head + bomb, ".eml", ASKED, None, NOON)


def test_the_code_of_a_scan_is_what_its_reader_says(made: House, tmp_path: Path) -> None:
    code, scan = code_of(made, "policy", tmp_path), saved(tmp_path, b"%PDF signed", "reply.pdf")
    assert "code not checked" in approved(made, "policy", "--evidence", scan)
    again = approve(made, "policy/sharing", "--evidence", scan, by="Ada Wong")
    assert again.exit_code == 1 and "proves the approval of `policy`" in again.stderr
    wrong = approve(made, "policy", "--evidence", scan, "--code", "ABCDEFGH")
    assert wrong.exit_code == 1 and code in wrong.stderr
    assert f"with the code {code}" in approved(made, "policy", "--evidence", scan, "--code", code.lower())


def test_a_weaker_line_does_not_take_the_place_of_a_stronger_one(made: House, keys: Path) -> None:
    signed(made, keys)
    approved(made, "policy")
    assert sorted(map(str, grades(made))) == ["signed", "typed"]


def test_nothing_is_said_of_a_signature_that_nobody_can_check() -> None:
    one = Approval(by="Jane", role="legal", day=date(2023, 1, 1), clauses=(), signature="U1NIU0lH")
    assert proof_of(ApprovedText(work="policy", locale="en", approval=one), None)[0] is None


# --- the request ------------------------------------------------------------------------------------------------------


def test_the_page_shows_what_changed_with_its_digest_and_code(made: House, tmp_path: Path) -> None:
    made.edit(SYNONYM[0])
    code, page = code_of(made, "policy", tmp_path), (tmp_path / "request.html").read_text()
    assert f">{code}<" in page and COUNSEL.replace("<", "&lt;").replace(">", "&gt;") in page
    assert "<ins>receives</ins>" in page.replace(' class="ins"', "") or "receives</ins>" in page
    assert "Your approval is asked for" in page and "the edition of 2023-01-01" in page
    assert not (made.root / "clauses" / "approvals.yaml").exists()
    code_of(made, "policy/contact", tmp_path)
    alone = (tmp_path / "request.html").read_text()
    assert "receives" not in alone and "We answer within" in alone
    code_of(made, "policy", tmp_path, locale="zh-Hans")
    assert "请予批准" in (tmp_path / "request.html").read_text()


# --- what a release needs ---------------------------------------------------------------------------------------------

ENTRY = """\
- edition: 2023-06-01
  works:
    policy: {change: substantive, effective: 2023-07-01, summary: {en: A word., zh-Hans: 一词。}}
"""


def needing(house: House, asked: str) -> None:
    house.edit(("policy/work.yaml", "kind: policy", f"kind: policy\napprovals: {asked}"), *SYNONYM)


def test_a_release_is_refused_without_the_approvals_that_it_needs(made: House, tmp_path: Path) -> None:
    needing(made, "{legal: {count: 1, grade: evidenced}, translation: {zh-Hans: 2}}")
    before = made.text("changelog.yaml")
    proposed = made.run("release", "--propose", "--as-of", DAY)
    assert proposed.stdout.count("before the release: ") == 3, proposed.stdout
    made.write("changelog.yaml", before)
    made.enter(ENTRY)
    refused = made.release(DAY)
    assert findings(refused) == ["approval-missing"] * 3 and not made.folder(DAY).exists()
    approved(made, "policy")
    for by in ("Ada Wong", "ada wong"):
        approved(made, "policy", "--role", "translation", by=by, locale="zh-Hans")
    assert findings(made.release(DAY)) == ["approval-missing"] * 3, "typed, of one language, and one person twice"
    approved(made, "policy", "--role", "translation", by="王芳", locale="zh-Hans")
    for locale in ("en", "zh-Hans"):
        code = code_of(made, "policy", tmp_path, locale=locale)
        approved(made, "policy", "--evidence", saved(tmp_path, mail(f"Yes, {code}")), locale=locale)
    with without_engine():
        done = made.release(DAY)
    assert done.exit_code == 0, done.output
    shown = made.verify()
    assert shown.exit_code == 0, shown.output
    whole = "for the whole text in en (all 4 clauses; title, notice, signature and order): evidenced by a reply of"
    assert f"approved by Jane Doe <jane@example.com> as legal on 2023-06-01, {whole}" in shown.stdout
    assert shown.stdout.count("(sender not verified), SHA-256 ") == 2
    assert "approved by 王芳 as translation" in shown.stdout
    manifest = (made.folder(DAY) / "manifest.json").read_text()
    assert '"sender"' not in manifest and '"code"' in manifest
    rows = json_of(made.run("history", "policy", "--json", "--as-of", DAY))
    newest = [row for row in rows if row["edition"] == DAY]
    assert {one["grade"] for row in newest for one in row["approvals"]} == {"evidenced", "typed"}
    on = made.run("history", "policy", "--on", "2023-07-02", "--locale", "en", "--as-of", "2023-07-03")
    assert "approved by Jane Doe" in on.stdout, on.output


def test_a_word_changed_after_the_approval_stops_the_release(made: House) -> None:
    needing(made, "{legal: 1}")
    made.enter(ENTRY)
    for locale in ("en", "zh-Hans"):
        approved(made, "policy", locale=locale)
    made.edit(("policy/children.en.md", "Nobody younger", "No person younger"))
    refused = made.release(DAY)
    assert findings(refused) == ["approval-missing"] and "for children" in refused.stderr
    assert "Jane Doe <jane@example.com> approved it on 2023-06-01" in refused.stderr
    approved(made, "policy/children")
    with without_engine():
        assert made.release(DAY).exit_code == 0


def test_a_forged_line_stops_the_release_and_a_forged_edition_is_found(made: House, keys: Path) -> None:
    needing(made, "{legal: {zh-Hans: {grade: signed}, en: 1}}")
    made.enter(ENTRY)
    approved(made, "policy")
    shutil.copy(keys / "allowed", made.root / "allowed_signers")
    approved(made, "policy", "--sign", keys / "jane", locale="zh-Hans")
    right = made.text("approvals.yaml")
    made.write("approvals.yaml", "Joan".join(right.rsplit("Jane", 1)))
    assert "approval-forged" in findings(made.release(DAY))
    made.write("approvals.yaml", right)
    with without_engine():
        assert made.release(DAY).exit_code == 0
    assert "signature and order): signed by jane@example.com" in made.verify().stdout
    (made.root / "allowed_signers").write_text(f"eve@example.com {(keys / 'jane.pub').read_text()}")
    wrong = made.verify()
    assert wrong.exit_code == 1 and "the key is that of eve@example.com" in wrong.stderr
    assert made.run("history", "--as-of", DAY).exit_code == 1


def test_who_approved_the_whole_text_answers_for_what_is_no_clause_of_it(made: House) -> None:
    approved(made, "policy")
    made.edit(SYNONYM[0])
    reading = read(made.root, date(2023, 6, 1))
    assert reading.library
    is_answered = answered(reading.library, reading.documents, None)
    found = [is_answered("policy", "en", clause) for clause in ("title", "gone", "contact", "sharing")]
    assert found == [True, True, True, False]
    assert not is_answered("policy", "zh-Hans", "title")


def test_an_approval_answers_for_what_is_clarified(made: House) -> None:
    made.edit(*SYNONYM)
    proposed = made.run("release", "--propose", "--as-of", DAY).stdout
    entry = proposed[: proposed.index("\n\n")].replace("change: substantive", "change: clarified")
    lines = (line.replace("      #", "      ", 1) for line in entry.splitlines() if "answered-by:" not in line)
    told = "\n".join(lines).replace("{en: , zh-Hans: }", "{en: To the same effect., zh-Hans: 效力相同。}")
    whole, told = made.text("changelog.yaml"), told.replace('""', "Words.")
    made.write("changelog.yaml", whole.replace(proposed[: proposed.index("\n\n")], told))
    assert set(findings(made.release(DAY))) == {"class-too-low"}, made.release(DAY).output
    approved(made, "policy/sharing")
    approved(made, "policy/sharing", "--role", "translation", locale="zh-Hans")
    assert findings(made.release(DAY)) == ["class-too-low"], "a translator does not answer for the effect"
    approved(made, "policy/sharing", locale="zh-Hans")
    with without_engine():
        assert made.release(DAY).exit_code == 0


# --- what an edition keeps --------------------------------------------------------------------------------------------


@pytest.fixture
def released(made: House) -> House:
    """Return a house whose newest edition was approved in one language: all clauses, each alone, and one by two."""
    made.edit(*SYNONYM)
    made.enter(ENTRY)
    for clause in ("collection", "sharing", "children", "contact"):
        approved(made, f"policy/{clause}")
    approved(made, "policy/sharing", by="Ada Wong", locale="zh-Hans")
    with without_engine():
        assert made.release(DAY).exit_code == 0
    return made


def test_which_clauses_of_which_language_were_approved_is_said_and_no_more(released: House) -> None:
    shown = released.verify().stdout
    for clause in ("collection", "sharing", "children", "contact"):
        assert f"as legal on 2023-06-01, for 1 of 4 clauses in en ({clause}): typed" in shown
    assert "approved by Ada Wong as legal on 2023-06-01, for 1 of 4 clauses in zh-Hans (sharing): typed" in shown
    assert "whole text" not in shown


def late(house: House, *arguments: str | Path, by: str = COUNSEL, name: str = "policy") -> Result:
    return house.run(
        *("approve", name, "--locale", "en", "--as", by, "--edition", DAY, "--as-of", "2023-07-01"), *arguments
    )


def test_an_approval_after_the_release_is_told_as_one_and_counts_for_none(released: House) -> None:
    manifest, lines = (released.folder(DAY) / "manifest.json").read_bytes(), released.text("approvals.yaml")
    released.edit(("policy/children.en.md", "Nobody younger", "No person younger"))
    result = late(released, by="Ada Wong")
    assert result.exit_code == 0 and result.stdout.startswith(f"editions/{DAY}\n"), result.output
    assert (released.folder(DAY) / "manifest.json").read_bytes() == manifest
    assert released.text("approvals.yaml") == lines
    whole = "for the whole text in en (all 4 clauses; title, notice, signature and order): typed"
    shown = released.verify()
    assert shown.exit_code == 0, shown.output
    assert (
        f"after the release, added on 2023-07-01: approved by Ada Wong as legal on 2023-07-01, {whole}" in shown.stdout
    )
    rows = json_of(released.run("history", "policy", "--json", "--as-of", "2023-07-02"))
    told = next(row for row in rows if row["edition"] == DAY and row["locale"] == "en")["approvals"]
    assert [one["added"] for one in told] == [None] * 4 + ["2023-07-01"]
    unexpected = released.verify("--expect", released.archive().editions[-1].sha256)
    assert unexpected.exit_code == 1 and "an approval by Ada Wong of 2023-07-01" in unexpected.stderr


def test_an_edition_that_is_out_gets_no_address_of_anybody(released: House, tmp_path: Path) -> None:
    code = late(released, "--request", tmp_path / "request.html").stdout.split(" is ")[1][:8]
    assert late(released, "--evidence", saved(tmp_path, mail(f"Yes, {code}"))).exit_code == 0
    told = (released.folder(DAY) / "supplement-1.json").read_text()
    assert code in told and '"sender"' not in told


def test_an_approval_after_the_release_does_not_let_the_next_one_pass(released: House) -> None:
    assert late(released).exit_code == 0
    needing_text = released.text("policy/work.yaml").replace(
        "kind: policy", "kind: policy\napprovals: {legal: {en: 1}}"
    )
    released.write("policy/work.yaml", needing_text)
    released.write("approvals.yaml", "")
    released.enter(
        "- edition: 2023-08-01\n  works:\n    policy: {change: reviewed, summary: {en: Read., zh-Hans: 复核。}}\n"
    )
    assert findings(released.release("2023-08-01")) == ["approval-missing"]


def frozen_with(house: House, *given: Approval) -> str:
    """Return what is told of approvals that somebody appended to the newest edition by hand."""
    (frozen,) = house.archive().editions[-1:]
    added = (Addition(work="policy", locale="en", approvals=given),)
    supplement = partial(Supplement, day=date(2023, 7, 1), documents=added)
    exchange(appended(frozen, {}, lambda before: supplement(follows=before)), frozen.folder)
    shown = house.verify()
    return shown.stdout + shown.stderr


def test_what_stands_around_the_clauses_of_an_edition_is_compared_too(released: House) -> None:
    (document,) = (one for one in released.archive().editions[-1].manifest.documents if one.key == ("policy", "en"))
    digests = tuple(ClauseDigest(clause=one.clause, digest=one.digest) for one in document.clauses)
    line = Approval(by="Eve", role="legal", day=date(2023, 7, 1), clauses=digests, outline="0" * 64)
    told = frozen_with(released, line, replace(line, clauses=digests[:2], outline=None), replace(line, clauses=()))
    every = "for 4 of 4 clauses in en (children, collection, contact, sharing)"
    assert f"{every}, void for title, notice, signature and order: typed" in told
    assert "for 2 of 4 clauses in en (collection, sharing): typed" in told
    assert "for 0 of 4 clauses in en (nothing), void for title, notice, signature and order: typed" in told


def test_words_of_another_edition_are_not_what_was_approved(released: House, tmp_path: Path) -> None:
    """A reply, a signature or a digest of one edition proves nothing of the next one."""
    result = released.run(
        "approve",
        "policy",
        "--locale",
        "en",
        "--as",
        COUNSEL,
        "--edition",
        "2023-01-01",
        "--request",
        tmp_path / "old.html",
        "--as-of",
        "2023-07-01",
    )
    code = result.stdout.split(" is ")[1][:8]
    reply = saved(tmp_path, mail(f"I approve: {code}"))
    assert late(released, "--evidence", reply).exit_code == 1
    assert late(released, name="policy/gone").exit_code == 2
    unknown = released.run("approve", "policy", "--locale", "en", "--as", COUNSEL, "--edition", "2023-01-02")
    assert unknown.exit_code == 2 and "There is no frozen edition '2023-01-02'" in unknown.stderr
