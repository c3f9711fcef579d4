"""Which columns of the law an inventory fills: what is said of every row, none where the file is silent."""

from __future__ import annotations

from dataclasses import replace
from textwrap import dedent

import pytest

from generator.model.columns import COLUMNS, is_filled, is_printed
from generator.model.inventories import VIEWS, is_abroad, purposes_of_disclosing, purposes_of_receiving
from generator.model.registries import Inventory
from generator.parse import parse
from tests.support import project

FULL = dedent("""\
    here:
      country: {en: China}
      purposes:
        account: {label: {en: Account}, basis: consent}
        safety: {label: {en: Safety}, basis: legitimate-interests, interest: {en: safe accounts}}
        ads: {label: {en: Ads}, basis: {en: by law}}
      sources: {direct: {en: You}}
      recipients:
        cloud: {name: Cloud, kind: service-provider, purposes: [account]}
        bank: {name: Bank, kind: third-party, contact: b@b.example, country: {en: Japan}, manner: mail, rights: write}
      categories:
        names:
          letter: A
          label: Names
          statute: § 1
          examples: A name
          sources: [direct]
          purposes: [account, safety]
          necessary: must be given
          disclosed: [cloud, bank]
          disclosed-purposes: [account]
          sold: []
          retention: {en: a year}
          afterwards: erased
          sensitive: no
        faces:
          letter: B
          label: Faces
          statute: § 2
          examples: A face
          sources: [direct]
          purposes: [account]
          necessary: may be kept back
          disclosed: [cloud]
          sold: [bank]
          sold-purposes: [ads]
          retention: {en: a day}
          afterwards: erased
          sensitive: yes
          necessity: to sign in
          effect: small
      sdks: {umeng: {name: Umeng, provider: Umeng Co., purposes: [account], collects: a number}}
      permissions: {android.permission.CAMERA: {purposes: [account]}}
      transfers: {bank: {recipient: bank, mechanism: contract, copy: on request}}
    """)


def inventory(text: str = FULL) -> Inventory:
    library, found = parse(project({"clauses/inventory.yaml": text}))
    assert not [finding for finding in found if finding.span and finding.span.source.path.endswith("inventory.yaml")]
    return library.inventories["here"]


@pytest.mark.parametrize("column", COLUMNS)
def test_a_whole_inventory_fills_every_column_that_a_duty_may_name(column: str) -> None:
    assert is_filled(inventory(), column)
    assert is_printed(column, VIEWS) and not is_printed(column, ["categories"] if column != "letter" else [])


LACKING = {
    "letter": "      letter: B\n",
    "purposes": "      purposes: [account]\n",
    "sources": "      sources: [direct]\n",
    "sold": "      sold: []\n",
    "disclosed": "      disclosed: [cloud]\n",
    "sensitive": "      sensitive: no\n",
    "retention": "      retention: {en: a day}\n",
    "basis": ", basis: {en: by law}",
    "interest": ", interest: {en: safe accounts}",
    "necessity": "      necessity: to sign in\n",
    "effect": "      effect: small\n",
    "afterwards": "      afterwards: erased\n",
    "sold-purposes": "      sold-purposes: [ads]\n",
    "disclosed-purposes": ", purposes: [account]}",
    "recipients": "      sold-purposes: [ads]\n",
    "recipients-named": ", contact: b@b.example",
    "recipients-abroad": ", rights: write",
    "service-providers": ", kind: service-provider",
    "sdk": ", collects: a number",
    "permissions": "  permissions: {android.permission.CAMERA: {purposes: [account]}}\n",
    "transfer": ", mechanism: contract",
    "necessary": "      necessary: may be kept back\n",
    "all": "      sources: [direct]\n",
}


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_that_the_file_does_not_answer_for_one_row_is_not_filled(column: str) -> None:
    said = LACKING[column]
    assert said in FULL
    left = "}" if said.endswith("}") and said.startswith(", purposes") else ""
    assert not is_filled(inventory(FULL.replace(said, left, 1)), column)


def test_none_is_an_answer_and_silence_is_not() -> None:
    without = "sdks: {umeng: {name: Umeng, provider: Umeng Co., purposes: [account], collects: a number}}"
    assert is_filled(inventory(FULL.replace(without, "sdks: {}")), "sdk")
    assert not is_filled(inventory(FULL.replace(without, "")), "sdk")
    harmless = FULL.replace("sensitive: yes", "sensitive: no").replace("      necessity: to sign in\n", "")
    assert is_filled(inventory(harmless), "necessity")
    assert not is_filled(inventory(harmless.replace("      sensitive: no\n", "", 1)), "necessity")


def test_each_recipient_abroad_has_a_ground_of_its_own() -> None:
    other = FULL.replace("transfers: {bank: {recipient: bank,", "transfers: {bank: {recipient: cloud,")
    assert not is_filled(inventory(other), "transfer"), "the bank is abroad, not the cloud"


def test_a_letter_alone_is_not_the_category_of_a_statute() -> None:
    assert not is_filled(inventory(FULL.replace("      statute: § 2\n", "")), "letter")


def test_without_a_recipient_abroad_nothing_is_said_of_any() -> None:
    home = replace(inventory(), country={"": "Japan"})
    bank = home.recipients["bank"]
    assert is_abroad(bank, home), "one language says China, the other nothing: only an equal name is the same country"
    home = replace(inventory(), country={"en": "Japan"})
    assert not is_abroad(bank, home) and not is_filled(home, "recipients-abroad")


def test_purposes_are_said_once_and_serve_both_the_category_and_its_recipients() -> None:
    said = inventory()
    names, faces = said.categories
    assert purposes_of_disclosing(names, "disclosed", said) == ("account",)
    assert purposes_of_disclosing(faces, "disclosed", said) == ("account",), "those of the cloud"
    assert purposes_of_receiving(said.recipients["bank"], said) == ("account", "ads")
    silent = inventory(FULL.replace("      disclosed-purposes: [account]\n", ""))
    assert purposes_of_disclosing(silent.categories[0], "disclosed", silent) == (), "the bank does not say"


def test_a_name_alone_is_a_recipient_of_which_nothing_else_is_known() -> None:
    said = inventory(
        "here: {recipients: {banks: {en: Banks}}, categories: {n: {label: N, examples: E, sold: [banks]}}}\n"
    )
    banks = said.recipients["banks"]
    assert banks.name == {"en": "Banks"} and banks.kind is None and not is_filled(said, "recipients-named")
