"""`clausebook preview`: the draft in a browser, and the commands of this program as forms beside it."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..model.diagnostics import Severity
from .answering import put_answer
from .frozen import unaltered
from .gathering import answer
from .help import command, option
from .speech import say, sentences
from .talk import FINDINGS, MISSING, as_day, note, project_option, put, refuse, refuse_other_uses, show_findings

if TYPE_CHECKING:
    from ..preview import DeskSettings, Verb, VerbField


def _as_scheme(_context: click.Context, _option: click.Parameter, value: str | None) -> str:
    """Return the scheme of an editor's addresses. Raises click.BadParameter for what is none, or a browser's own."""
    if value and not re.fullmatch(r"(?!https?$|file$|data$|javascript$|blob$)[a-z][a-z0-9+.-]*", value):
        raise click.BadParameter(say("preview.no-editor", value=value))
    return value or ""


@command(help="preview.about")
@project_option
@option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="preview.help-port")
@option("--editor", metavar="NAME", callback=_as_scheme, help="preview.help-editor")
@option("--export", "folder", type=click.Path(file_okay=False, path_type=Path), help="preview.help-export")
def preview(root: Path, port: int, editor: str, folder: Path | None) -> None:
    """Serve the draft on this machine and show it again whenever a file is saved."""
    try:
        from ..preview import serve
    except ImportError as cause:
        refuse("preview.packages", MISSING, name=str(cause.name))
    if folder:
        refuse_other_uses("--export", {"--port": ("",), "--editor": ("",), "--export": ("--export",)})
        _export(root, folder)
        return
    gc.enable()  # unlike the other commands it lives long
    serve(root, port, sentences(), desk_settings(editor), announce)


def _export(root: Path, folder: Path) -> None:
    """Write the draft into a folder. What a rule finds stops no look at a text; where no page can be made, none is."""
    from ..preview.draft import examined, make_draft
    from ..preview.export import export

    draft = examined(make_draft(root, None))
    show_findings([one for one in draft.diagnostics if one.severity is not Severity.SUGGESTION])
    if draft.is_broken:
        note("usage.nothing-written")
        sys.exit(FINDINGS)
    with unaltered():
        files = export(draft, sentences(), folder)
    answer(address=str(folder / files[0].path), files=tuple(str(folder / one.path) for one in files))
    put(folder / files[0].path)


def announce(address: str) -> None:
    """Say where the draft is; a program is answered now, for the command goes on."""
    put(address)
    answer(address=address)
    put_answer(click.get_current_context().command_path, 0)


def program() -> tuple[str, ...]:
    """Return how this program is called; in the folder for a laptop one for a console stands beside it."""
    if getattr(sys, "frozen", False):
        return (str(Path(sys.executable).with_stem("clausebook-console")),)
    return (sys.executable, "-P", "-m", "generator")


# --- commands as values ---------------------------------------------------------------------------------------------


def desk_settings(editor: str = "") -> DeskSettings:
    """Return what the desk is told of this program: how it is called, and all of its commands."""
    from ..preview import DeskSettings

    found = _commands(click.get_current_context().find_root().command, ())
    verbs = {" ".join(words): _verb(" ".join(words), one) for words, one in found}
    return DeskSettings(program=program(), verbs=verbs, editor=editor)


def _commands(one: click.Command, words: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if isinstance(one, click.Group):
        for name, own in one.commands.items():
            yield from _commands(own, (*words, name))
    else:
        yield words, one


def _verb(name: str, one: click.Command) -> Verb:
    from ..preview import Verb

    fields = {_name(param): _field(param, one) for param in one.params}
    return Verb(name=name, about=one.help or "", fields=fields)


def _name(param: click.Parameter) -> str:
    return param.opts[0] if isinstance(param, click.Option) else str(param.name)


def _field(param: click.Parameter, of: click.Command) -> VerbField:
    from ..preview import VerbField

    about, default = (param.help, param.default) if isinstance(param, click.Option) else (None, None)
    return VerbField(
        kind=_kind(param),
        choices=partial(_choices, param, of),
        about=about,
        default=default if isinstance(default, str) else "",
        is_required=param.required,
        is_repeated=param.multiple or param.nargs != 1,
    )


def _kind(param: click.Parameter) -> str:
    if isinstance(param, click.Option) and param.is_flag:
        return "flag"
    if isinstance(param.type, click.Path):
        return "file" if param.type.exists else "made"
    return "day" if param.callback is as_day else "text"


def _choices(param: click.Parameter, of: click.Command, root: Path) -> tuple[str, ...]:
    """Return what a shell would complete in a project: what may be chosen, where that is known."""
    context = click.Context(of)
    context.params["root"] = root
    return tuple(one.value for one in param.shell_complete(context, "") if one.type == "plain")
