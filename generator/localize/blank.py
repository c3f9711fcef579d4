"""A catalogue to be filled in.

In: a locale and the list of messages. Out: the text of a `.po` file with the plural rule of the language and room for
each of its plural forms. It translates nothing.
"""

from __future__ import annotations

from babel.messages.catalog import Catalog

from ..source import Source

_TWO_FORMS = 'msgstr[0] ""\nmsgstr[1] ""\n'
_LAST_HEADER = '"Content-Transfer-Encoding: 8bit\\n"\n'


def blank_catalogue(locale: str, template: Source) -> str:
    """Return the empty catalogue of a locale that `is_known`."""
    catalogue = Catalog(locale=locale.replace("-", "_"))
    header = f'"Language: {catalogue.locale}\\n"\n"Plural-Forms: {catalogue.plural_forms}\\n"\n'
    forms = "".join(f'msgstr[{form}] ""\n' for form in range(catalogue.num_plurals))
    return template.text.replace(_LAST_HEADER, _LAST_HEADER + header, 1).replace(_TWO_FORMS, forms)
