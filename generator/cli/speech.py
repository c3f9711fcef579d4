"""What the commands say, in the language of the run: `--lang`, else what the environment asks for, else English.

Nothing below the command line knows this language: it hands messages up.
"""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING

import click

from ..model.diagnostics import Message, Value

if TYPE_CHECKING:
    from ..report import Sentences


def sentences() -> Sentences:
    """Return what Clausebook says in the language of this run."""
    from ..report import open_sentences

    return open_sentences(_asked() or _of_the_system())


def machine_sentences() -> Sentences:
    """Return what programs are handed: English, unless somebody asked Clausebook itself for another language."""
    from ..report import DEFAULT, open_sentences

    return open_sentences(_asked() or DEFAULT)


def say(message: Message | str, /, **values: Value) -> str:
    """Return what a message says, or the message of an id with its values."""
    return sentences().say(message, **values) if isinstance(message, str) else sentences().text(message)


_SPOKEN: ContextVar[str | None] = ContextVar("language", default=None)
"""What `--lang` named last: what ends a run is told when Click has left the command."""


def spoken(context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return the language that `--lang` names. Raises click.BadParameter for one without sentences."""
    _SPOKEN.set(None)
    if value is None:
        return None
    from ..report import best_language

    found = best_language(value)
    if found is None:
        raise click.BadParameter(sentences().say("lang.unknown", tag=value), context)
    _SPOKEN.set(found)
    return found


def _asked() -> str | None:
    """Return the language that somebody asked Clausebook for: by `--lang`, else by CLAUSEBOOK_LANG."""
    from ..disk.project import asked_language
    from ..report import best_language

    context = click.get_current_context(silent=True)
    typed = context.find_root().params.get("lang") if context else _SPOKEN.get()
    return typed or best_language(asked_language())


def _of_the_system() -> str:
    from ..disk.project import system_language
    from ..report import DEFAULT, best_language

    return best_language(system_language()) or DEFAULT
