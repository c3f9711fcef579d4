"""`clausebook approve`: write down who approved which words, ask somebody to, keep the reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..model.diagnostics import did_you_mean
from .completion import texts
from .files import printed, put_file
from .frozen import edition_named, read_sound, unaltered
from .help import command, option
from .speech import say
from .talk import (
    FINDINGS,
    as_of_option,
    as_person,
    as_tag,
    project_option,
    put_path,
    refuse,
    tell,
    usage_error,
)

if TYPE_CHECKING:
    from ..editions import Frozen
    from ..model.approvals import ApprovedText
    from ..model.document import Document
    from ..operations.reading import Reading
    from ..operations.release import Difference

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def _role(_context: click.Context, _option: click.Parameter, value: str) -> str:
    from ..parse.values import is_name

    if is_name(value):
        return value
    raise click.BadParameter(say("bad-name.name", text=value))


@command(help="approve.about")
@project_option
@as_of_option
@click.argument("name", metavar="WORK[/CLAUSE]", shell_complete=texts)
@option("--locale", required=True, metavar="TAG", callback=as_tag, help="approve.help-locale")
@option("--as", "by", required=True, metavar="NAME", callback=as_person, help="approve.help-as")
@option("--role", default="legal", show_default=True, metavar="ROLE", callback=_role, help="approve.help-role")
@option("--sign", "key", type=_FILE, help="approve.help-sign")
@option("--request", "page", type=click.Path(dir_okay=False, path_type=Path), help="approve.help-request")
@option("--evidence", "reply", type=_FILE, help="approve.help-evidence")
@option("--code", metavar="CODE", help="approve.help-code")
@option("--edition", metavar="EDITION", help="approve.help-edition")
def approve(
    root: Path,
    day: date | None,
    name: str,
    locale: str,
    by: str,
    role: str,
    key: Path | None,
    page: Path | None,
    reply: Path | None,
    code: str | None,
    edition: str | None,
) -> None:
    """Note that somebody approved the words of a text, or of one clause, as they are now."""
    from ..disk.project import moment_of
    from ..operations.approvals.request import to_approve

    if sum(map(bool, (key, page, reply))) > 1 or (code and not reply):
        raise usage_error("approve.one-way")
    if page and page.suffix not in (".html", ".pdf"):
        raise usage_error("approve.form", file=page)
    reading = read_sound(root, day)
    frozen = edition_named(reading, edition) if edition else None
    found, document, clause = _meant(_texts(reading, frozen), name, locale)
    before = found.frozen.id if found.frozen else None
    text = to_approve(document, clause, by=by, role=role, day=reading.day, compared=before)
    if page:
        _put_request(reading, found, document, text, frozen, page)
    else:
        moment = moment_of(day, reading.settled.settings.timezone)
        _write(reading, document, _proven(text, moment, key, reply, code), frozen)


def _texts(reading: Reading, frozen: Frozen | None) -> Sequence[Difference]:
    """Return the texts of today with what was frozen of each last; those of an edition beside themselves."""
    from ..editions import Archive, load
    from ..operations.release import differences

    if frozen is None:
        return differences(reading.archive, reading.documents)
    with unaltered():
        texts = [load(frozen, held) for held in frozen.manifest.documents]
    return differences(Archive(editions=(frozen,)), texts)


def _meant(there: Sequence[Difference], name: str, locale: str) -> tuple[Difference, Document, str | None]:
    """Return the text, and the clause in it, that a name means; the clause is None for all of it."""
    from ..model.document import walk_sections

    work, _, clause = name.partition("/")
    found = next((one for one in there if (one.work, one.locale) == (work, locale)), None)
    if found is None or found.new is None:
        texts = tuple(f"{one.work} ({one.locale})" for one in there if one.new)
        raise usage_error("approve.no-text", work=work, locale=locale, texts=texts)
    clauses = [section.clause for section in walk_sections(found.new.sections)]
    if clause and clause not in clauses:
        hint = did_you_mean(clause, clauses) or ", ".join(clauses)
        raise usage_error("approve.no-clause", work=work, clause=clause, hint=hint)
    return found, found.new, clause or None


def _proven(text: ApprovedText, now: datetime, key: Path | None, reply: Path | None, code: str | None) -> ApprovedText:
    """Return an approval with its signature, or with the reply that proves it; what proves nothing ends the run."""
    from ..disk.openssh import in_base64, sign
    from ..disk.reading import LARGEST_ARTIFACT, read_file
    from ..operations.approvals.replies import evidence_of

    signature = in_base64(sign(text.signed_bytes, key)) if key else None
    kept = (read_file(reply, LARGEST_ARTIFACT), reply.suffix) if reply else None
    evidence = evidence_of(*kept, text, code, now) if kept else None
    return replace(text, approval=replace(text.approval, signature=signature, evidence=evidence))


def _write(reading: Reading, document: Document, text: ApprovedText, frozen: Frozen | None) -> None:
    """Write an approval into the file of approvals, or into the edition that it is of."""
    from ..disk.atomic import write_files
    from ..disk.output import exchange
    from ..model.approvals import digests_of
    from ..operations.approvals import with_approval
    from ..operations.approvals.frozen import with_late_approval
    from ..operations.approvals.judging import proof_of
    from ..operations.attestations import own_signers
    from ..parse.approvals import approvals_source
    from ..parse.files import APPROVALS

    kept = with_approval(reading.settled, text, digests_of(document))
    own, root = text.approval.evidence, reading.project.root
    used = [one for one in kept[:-1] if own and one.approval.evidence and one.approval.evidence.sha256 == own.sha256]
    if used and own and not own.code:
        refuse("reply.used", FINDINGS, by=used[0].approval.by, work=used[0].work, locale=used[0].locale)
    grade, proves = proof_of(text, own_signers(root))
    if grade is None:
        refuse(proves, FINDINGS)
    there = reading.project.sources.get(APPROVALS)
    if frozen:
        with unaltered():
            exchange(with_late_approval(frozen, text, reading.day), frozen.folder)
    else:
        write_files(root, {APPROVALS: approvals_source(kept, *([there.text] if there else []))})
    put_path(frozen.folder.relative_to(root) if frozen else APPROVALS)
    tell("approve.approved", by=text.approval.by, role=text.approval.role, proves=proves)


def _put_request(
    reading: Reading, found: Difference, document: Document, text: ApprovedText, frozen: Frozen | None, page: Path
) -> None:
    """Write the page that asks for an approval: the redline since the last edition, or the text where there is none."""
    from ..languages import SPOKEN
    from ..operations.approvals.request import request_of
    from ..operations.release import redline_of
    from ..operations.rendering import site_of
    from ..redline import with_summary
    from ..render.redlines import FORMS
    from ..report import best_language, open_sentences

    label = reading.languages[text.locale].label
    if text.approval.compared and frozen is None:
        with unaltered():
            document = with_summary(redline_of(found, label), label, (text.approval.compared, label("Draft")))
    asked = request_of(text, document, open_sentences(best_language(text.locale) or SPOKEN).text)
    put_file(printed(FORMS[page.suffix[1:]].render, asked, site_of(reading, ())), page)
    tell("approve.asked", letters=text.code, by=text.approval.by)
