"""What is proven harmless, and what is not: every pair both ways where nothing else is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.localize.spelling import unknown_words
from generator.model.document import Block, FactText, Important, Link, Strong, Text
from generator.model.make import bullets, run_of
from generator.operations.release.harmless import Rewrite, Speech, distance, harmless
from generator.operations.release.passages import unproven
from generator.redline import compare
from tests.samples import ENGLISH, paragraph, section

ENGLISH_SPEECH = Speech(locale="en", terms=("Personal Data", "Service"), names=("Acme Ltd", "Swift Parcel"))
CHINESE_SPEECH = Speech(locale="zh-Hans", terms=("个人信息",), names=("顶点公司",))
SPEECHES = {"en": ENGLISH_SPEECH, "zh-Hans": CHINESE_SPEECH}

SAME: Sequence[tuple[str, str, str, str]] = (
    ("quotation marks", "en", "The “Register” is 'ours'.", 'The "Register" is ‘ours’.'),
    ("corner brackets", "zh-Hans", "“登记册”由我们保管。", "「登记册」由我们保管。"),
    ("white space", "en", "We  keep\u00a0it .", "We keep it."),
    ("a space beside Han characters", "zh-Hans", "通过 API 接口", "通过API接口"),
    ("a contraction", "en", "We don’t sell it, and you can't buy it.", "We do not sell it, and you cannot buy it."),
    ("another contraction", "en", "It’s ours and we’ll keep it.", "It is ours and we will keep it."),
    ("a hyphen for a space", "en", "A long-term record.", "A long term record."),
    ("a hyphen for nothing", "en", "Write an e-mail.", "Write an email."),
    ("a dash", "en", "The office – on request – answers.", "The office — on request — answers."),
    ("-our", "en", "Your behaviour.", "Your behavior."),
    ("-ise", "en", "We organise and anonymise.", "We organize and anonymize."),
    ("-lled", "en", "A cancelled order.", "A canceled order."),
    ("-ence", "en", "The licence.", "The license."),
    ("-re", "en", "The data centre.", "The data center."),
    ("-ogue", "en", "The catalogue.", "The catalog."),
    ("a programme", "en", "The programme.", "The program."),
    ("a capital at the start", "en", "We keep it. the office answers.", "We keep it. The office answers."),
    ("a number in words", "en", "For twelve months.", "For 12 months."),
    ("a number of three words", "en", "Within forty-five days.", "Within 45 days."),
    ("groups of digits", "en", "Over 10,000 users.", "Over 10000 users."),
    ("a number in Han", "zh-Hans", "保存十二个月。", "保存12个月。"),
    ("a year in Han", "zh-Hans", "二〇二一年五月", "2021年5月"),
    ("a share", "en", "50 per cent of it.", "50% of it."),
    ("a share in Han", "zh-Hans", "百分之五的费用", "5%的费用"),
    ("full-width marks", "zh-Hans", "我们收集,并保存信息.", "我们收集，并保存信息。"),
    ("full-width figures", "zh-Hans", "１５日内", "15日内"),
    ("a word typed twice", "en", "We keep the the record.", "We keep the record."),
    ("a Chinese word typed twice", "zh-Hans", "我们我们收集信息。", "我们收集信息。"),
    ("a particle typed twice", "zh-Hans", "您的的信息。", "您的信息。"),
    ("the stop of a line", "en", "your name;", "your name."),
    ("no stop", "en", "Your name.", "Your name"),
    ("a space behind a stop", "en", "We keep it.You may ask.", "We keep it. You may ask."),
    ("a mark typed twice", "en", "We keep it..", "We keep it."),
    ("a comma typed twice", "zh-Hans", "我们收集，，并保存信息。", "我们收集，并保存信息。"),
    ("a share of two thirds", "zh-Hans", "以三分之二多数通过。", "以2/3多数通过。"),
    ("an ordinal", "en", "On the third day.", "On the 3rd day."),
    ("a hyphen behind a figure", "en", "A 24-hour line.", "A 24 hour line."),
    ("another character for the same word", "zh-Hans", "您的帐户", "您的账户"),
    ("a lost apostrophe", "en", "Its your duty.", "It’s your duty."),
    (
        "a possessive for a pronoun",
        "en",
        "We tell you that your entitled to it.",
        "We tell you that you’re entitled to it.",
    ),
    ("an apostrophe too many", "en", "On it’s own ground.", "On its own ground."),
    (
        "points of an abbreviation",
        "en",
        "From 8 am to 8 pm at the U.S. office.",
        "From 8 a.m. to 8 p.m. at the US office.",
    ),
    ("a dash of two characters", "zh-Hans", "我的—设置—注销", "我的——设置——注销"),
    ("a word that relates, in two", "en", "We answer with in the office.", "We answer within the office."),
    ("the commonest slip", "zh-Hans", "请您先登陆。", "请您先登录。"),
)
MENDED: Sequence[tuple[str, str]] = (
    ("We recieve it.", "We receive it."),
    ("Your adress.", "Your address."),
    ("An occurence of it.", "An occurrence of it."),
    ("The informtion.", "The information."),
    ("Ask thecarrier.", "Ask the carrier."),
    ("In per sonal matters.", "In personal matters."),
    ("The enviromental offise.", "The environmental office."),
)
MENDED_CHARACTERS: Sequence[tuple[str, str]] = (
    ("教链确定名单。", "教练确定名单。"),
    ("参加比塞的队伍。", "参加比赛的队伍。"),
    ("您的隐丝政策。", "您的隐私政策。"),
    ("本协义的附件。", "本协议的附件。"),
    ("不影响彻回前的处理。", "不影响撤回前的处理。"),
    ("需要安全凭估的。", "需要安全评估的。"),
    ("扫描二唯码。", "扫描二维码。"),
    ("采取补救错施。", "采取补救措施。"),
)
OTHER: Sequence[tuple[str, str, str, str]] = (
    ("a synonym", "en", "We share it.", "We sell it."),
    ("a new recipient", "en", "We give it to the carrier.", "We give it to the carrier and the bank."),
    ("a unit", "en", "For 12 months.", "For one year."),
    ("a Chinese unit", "zh-Hans", "15日内答复。", "15个工作日内答复。"),
    ("a figure", "en", "Within 15 days.", "Within 16 days."),
    ("a telephone number", "en", "Call 0755 2233.", "Call 755 2233."),
    ("a comma", "en", "Users, who pay, may ask.", "Users who pay may ask."),
    ("a serial comma", "en", "A, B and C.", "A, B, and C."),
    ("an enumeration comma", "zh-Hans", "姓名、地址", "姓名，地址"),
    ("a joiner", "en", "Name and address.", "Name or address."),
    ("a slip that could be a negation", "en", "You may nto ask.", "You may not ask."),
    ("a slip that could be another word", "en", "Data fro you.", "Data from you."),
    ("a word for another word", "en", "The form of it.", "The from of it."),
    ("doubled consonants", "en", "The filling of it.", "The filing of it."),
    ("advice and advise", "en", "We advice you.", "We advise you."),
    ("a name", "en", "Acne Ltd keeps it.", "Acme Ltd keeps it."),
    ("a defined term", "en", "Of personal data.", "Of Personal Data."),
    ("a defined term at the start", "en", "Service is free.", "service is free."),
    ("to sign again", "en", "You may re-sign.", "You may resign."),
    ("a negation in two", "en", "We go with out you.", "We go without you."),
    ("a possessive", "en", "Your records are old.", "You are records old."),
    ("maybe", "en", "It may be late.", "It maybe late."),
    ("a landing", "zh-Hans", "台风登陆。", "台风登录。"),
    ("a modal verb", "zh-Hans", "您应当查询。", "您可以查询。"),
    ("everyone", "zh-Hans", "人人可用。", "人可用。"),
    ("every day", "zh-Hans", "天天更新。", "天更新。"),
    ("two negations", "en", "We do not not sell it.", "We do not sell it."),
    ("a negation in Han", "zh-Hans", "您不得不得转让。", "您不得转让。"),
    ("a deposit and another", "zh-Hans", "支付订金。", "支付定金。"),
    ("to end and to pause", "zh-Hans", "我们终止服务。", "我们中止服务。"),
    ("rights and powers", "zh-Hans", "您的权力。", "您的权利。"),
    ("until and by", "zh-Hans", "截止年底。", "截至年底。"),
    ("a name of which a character is another", "zh-Hans", "顶占公司保存。", "顶点公司保存。"),
    ("a wrong character that became a duty", "zh-Hans", "您必徐查询。", "您必须查询。"),
    ("at least and at most", "zh-Hans", "保存不少于14日。", "保存不多于14日。"),
    ("to need and to pay", "zh-Hans", "需付款的。", "支付款的。"),
    ("a wrong character for another relation", "zh-Hans", "我们向您收费。", "我们为您收费。"),
    ("an address on the web", "en", "See example.com/A.", "See example.com/a."),
    ("a bracket", "en", "Your data (in Europe).", "Your data in Europe."),
    ("quotation marks that came", "en", "A record.", "A “record”."),
    ("a question", "en", "We keep it?", "We keep it."),
    ("a possessive", "en", "The user's data.", "The users' data."),
    ("a capital inside a sentence", "en", "Ask the office of acme.", "Ask the Office of acme."),
)


def said_alike(locale: str, old: str, new: str) -> bool:
    (found,) = harmless([Rewrite(old=((old, ()),), new=((new, ()),))], SPEECHES[locale])
    return found


@pytest.mark.parametrize("locale, old, new", [case[1:] for case in SAME], ids=[case[0] for case in SAME])
def test_another_way_to_write_the_same_is_proven(locale: str, old: str, new: str) -> None:
    assert said_alike(locale, old, new)
    assert said_alike(locale, new, old)


@pytest.mark.parametrize("old, new", MENDED)
def test_a_misspelt_word_is_mended_in_one_direction(old: str, new: str) -> None:
    assert unknown_words(("qqxz",), "en"), "hunspell and its dictionary en_US are needed, as the README says"
    assert said_alike("en", old, new)
    assert not said_alike("en", new, old)


@pytest.mark.parametrize("old, new", MENDED_CHARACTERS)
def test_a_wrong_character_is_mended_in_one_direction(old: str, new: str) -> None:
    assert said_alike("zh-Hans", old, new)
    assert not said_alike("zh-Hans", new, old)


@pytest.mark.parametrize("locale, old, new", [case[1:] for case in OTHER], ids=[case[0] for case in OTHER])
def test_what_is_not_proven_is_not_harmless(locale: str, old: str, new: str) -> None:
    assert not said_alike(locale, old, new)
    assert not said_alike(locale, new, old)


def left(old: Block, new: Block, title: str = "T") -> int:
    """Return how many passages of a clause are not proven."""
    before, after = (replace(ENGLISH, sections=(section("s", title, block),)) for block in (old, new))
    return len(unproven(compare(before, after), ENGLISH_SPEECH))


def test_bold_says_nothing_and_the_important_a_link_and_a_fact_do() -> None:
    plain, words = paragraph("You can stop it."), (Text(text="You can stop it."),)
    assert left(plain, paragraph(Strong(children=words))) == 0
    assert left(plain, paragraph(Important(children=words))) == 1
    links = [paragraph(Link(href=f"https://example.com/{path}", children=words)) for path in "ab"]
    assert left(links[0], links[1]) == 1
    facts = [paragraph(FactText(fact="keeping", text=text, day=None)) for text in ("12 months", "twelve months")]
    assert left(facts[0], facts[1]) == 1, "a fact has one form here and another there on purpose"
    assert left(paragraph("12 months"), facts[0]) == 0


ITEMS = ("your name", "your address", "your orders and when you sent them")


def test_bullets_may_change_places_unless_a_text_speaks_of_their_places() -> None:
    old, new = (bullets(map(run_of, items)) for items in (ITEMS, ITEMS[::-1]))
    assert left(old, new) == 0
    assert left(old, new, title="The first item counts") > 0
    fewer = bullets(map(run_of, ITEMS[1:]))
    assert left(old, fewer) == left(fewer, old) == 1
    changed = bullets(map(run_of, ("your telephone number", *ITEMS[:0:-1])))
    assert left(old, changed) > 0


def test_a_distance_counts_slips_of_the_pen() -> None:
    assert [distance(*pair) for pair in (("abcd", "abcd"), ("abcd", "abdc"), ("abcd", "abd"), ("abc", "xyz"))] == [
        0,
        1,
        1,
        3,
    ]


@given(st.text(alphabet="ab ,.未不得不or", max_size=12), st.text(alphabet="ab ,.未不得不or", max_size=12))
def test_the_proof_is_alike_in_both_directions_where_nothing_is_spelt(old: str, new: str) -> None:
    ways = [harmless([Rewrite(old=((a, ()),), new=((b, ()),))], CHINESE_SPEECH) for a, b in ((old, new), (new, old))]
    assert ways[0] == ways[1]
    assert harmless([Rewrite(old=((old, ()),), new=((old, ()),))], CHINESE_SPEECH) == (True,)
