"""A catalogue to be filled in.

In: a locale and the list of messages. Out: the text of a `.po` file with the plural rule of the language and room for
each of its plural forms, or with the words of another language in them until somebody translates these. It translates
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from ..model.source import Source

_TWO_FORMS = 'msgstr[0] ""\nmsgstr[1] ""\n'
_NUMBER = "number"
"""The context of numbers in words."""
_LAST_HEADER = '"Content-Transfer-Encoding: 8bit\\n"\n'


def blank_catalogue(locale: str, template: Source) -> str:
    """Return the empty catalogue of a locale that `is_known`."""
    catalogue = Catalog(locale=locale.replace("-", "_"))
    header = f'"Language: {catalogue.locale}\\n"\n"Plural-Forms: {catalogue.plural_forms}\\n"\n'
    forms = "".join(f'msgstr[{form}] ""\n' for form in range(catalogue.num_plurals))
    return template.text.replace(_LAST_HEADER, _LAST_HEADER + header, 1).replace(_TWO_FORMS, forms)


def borrowed_catalogue(locale: str, there: Mapping[str, Source]) -> str:
    """Return the catalogue of a locale that `is_known` with the words of another one, each to be translated.

    Chinese borrows from Chinese, Japanese its numbers (一、二、三) as well; all others borrow from English.
    """
    language = locale.partition("-")[0]
    own = Catalog(locale=locale.replace("-", "_"))
    numbers = {message.id: message for message in _messages(there["zh-Hans"]) if message.context == _NUMBER}
    for message in _messages(there["zh-Hans" if language == "zh" else "en"]):
        if message.context == _NUMBER and language == "ja":
            message = numbers.get(message.id, message)  # noqa: PLW2901 - the same message in other words
        forms = message.string if isinstance(message.string, (tuple, list)) else None
        string = tuple([forms[-1]] * own.num_plurals) if forms else message.string
        own.add(message.id, string, context=message.context)
    written = BytesIO()
    write_po(written, own, width=0, omit_header=False, no_location=True)
    return written.getvalue().decode()


def _messages(catalogue: Source) -> Iterator[Message]:
    return (one for one in read_po(BytesIO(catalogue.text.encode()), ignore_obsolete=True) if one.id)
