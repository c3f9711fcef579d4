"""`clausebook check`: read the whole project and say what is wrong."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from .build import FORMATS
from .talk import FINDINGS, as_of_option, fails, project_option, show_findings

STYLES = ("text", "json", "github")


@click.command()
@project_option
@as_of_option
@click.option("--format", "style", type=click.Choice(STYLES), default="text", help="How findings are written.")
@click.option("--strict", is_flag=True, help="Let warnings fail, too.")
def check(root: Path, day: date | None, style: str, strict: bool) -> None:
    """Check clauses, registries, outlines and dates; write nothing.

    Findings go to stdout. The exit code is 1 if one of them is an error.
    """
    from ..build import read

    reading = read(root, day, FORMATS)
    show_findings(reading.diagnostics, style, err=False)
    if fails(reading.diagnostics, ("error", "warning") if strict else ("error",)):
        sys.exit(FINDINGS)
    if style == "text":
        click.echo(f"{len(reading.documents)} documents are fine.", err=True)
