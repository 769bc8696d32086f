"""The text of a figure claim is its own clause, made self-contained."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from extractor import extract
from extractor.assembly.claim_sentence import _from_its_mark
from extractor.components.annotations import Found
from extractor.components.lookup import Lookup
from extractor.record.contract import contract_faults, wording_faults
from extractor.record.quote import Quote
from extractor.record.textrange import TextRange

pytestmark = [pytest.mark.model, pytest.mark.issue(12)]


def sentences(nlp: Language, text: str) -> dict[str, str]:
    """For each figure claim the words of its first figure, and its text."""
    extraction = extract(text, published="2025-06-09", nlp=nlp)
    assert contract_faults(extraction) == []
    surface = {figure.id: figure.surface for figure in extraction.figures}
    return {surface[claim.figure_ids[0]]: claim.text for claim in extraction.claims if claim.type == "figure"}


@pytest.mark.parametrize(
    ("text", "figure", "wanted"),
    [
        # an independent clause
        ("But Acme sold 40 boats, and it bought 30 vans.", "40 boats", "Acme sold 40 boats."),
        ("However, Acme sold 40 boats; Bolt bought 30 vans.", "30 vans", "Bolt bought 30 vans."),
        # borders that are not sure
        ("They bought two boats -- one new for $28,000, and one used for $13,000.", "$13,000",
         "They bought two boats -- one new for $28,000, and one used for $13,000."),
        ("The club made 30 cars and sold 40 boats.", "40 boats", "The club made 30 cars and sold 40 boats."),
        ("In May, Acme sold 40 boats, and Bolt bought 30 vans.", "30 vans",
         "In May [2025], Acme sold 40 boats, and Bolt bought 30 vans."),
        ("Doctors feared the illness, which killed 81,000 people.", "81,000 people",
         "Doctors feared the illness, which killed 81,000 people."),
        ("Dana Lee said Acme sold 40 boats, and Bolt bought 30 vans.", "30 vans",
         "Acme sold 40 boats, and Bolt bought 30 vans, according to Dana Lee."),
        # who says it is named outside of what is said
        ("Dana Lee said the yard had sold 40 boats.", "40 boats", "The yard had sold 40 boats, according to Dana Lee."),
        ("French investigators said they were looking for 40 boats.", "40 boats",
         "French investigators said they were looking for 40 boats."),
        ("Halden mayor Dana Lee said the yard had sold 40 boats.", "40 boats",
         "The yard had sold 40 boats, according to Halden mayor Dana Lee."),
        ("If prices rose, Acme would sell 40 boats, Dana Lee said.", "40 boats",
         "If prices rose, Acme would sell 40 boats, according to Dana Lee."),
        ("The yard had sold 40 boats in the U.S., Dana Lee said.", "40 boats",
         "The yard had sold 40 boats in the U.S., according to Dana Lee."),
        ("Dana Lee said the yard had sold 40 boats to “friends.”", "40 boats",
         "The yard had sold 40 boats to “friends”, according to Dana Lee."),
        ("Dana Lee denied that the yard had sold 40 boats.", "40 boats", "Dana Lee denied that the yard had sold 40 boats."),
        ("Dana Lee, who owns 30 vans, said the yard had sold 40 boats.", "40 boats",
         "Dana Lee, who owns 30 vans, said the yard had sold 40 boats."),
        ("About 8 percent said the ferry was late.", "8 percent", "About 8 percent said the ferry was late."),
        # marks
        ("“We sold 40 boats,” said Dana Lee.", "40 boats", "“We sold 40 boats,” said Dana Lee."),
        ("“We are glad. We sold 40 boats,” said Dana Lee.", "40 boats", "Dana Lee: “We sold 40 boats.”"),
        ("“We are glad. So we stay,” Dana Lee told 40 boatmen.", "40 boatmen",
         "“We are glad. So we stay,” Dana Lee told 40 boatmen."),
        ("LONDON (Wire) - Acme sold 40 boats.", "40 boats", "Acme sold 40 boats."),
        ("(Acme sold 40 boats. Bolt bought 30 vans.)", "40 boats", "Acme sold 40 boats."),
        # times
        ("Acme sold 40 boats last month.", "40 boats", "Acme sold 40 boats last month [May 2025]."),
        ("Acme sold 40 boats on Friday.", "40 boats", "Acme sold 40 boats on Friday [6 June 2025]."),
        ("Acme sold 40 boats in May 2019 and now sells vans.", "40 boats", "Acme sold 40 boats in May 2019 and now sells vans."),
        ("Acme sold 40 boats at Friday’s sale.", "40 boats", "Acme sold 40 boats at Friday’s [6 June 2025] sale."),
        ("Acme has sold 40 boats since Friday.", "40 boats", "Acme has sold 40 boats since Friday [6 June 2025]."),
        ("Acme has sold 40 boats this decade.", "40 boats", "Acme has sold 40 boats this decade."),
        ("Acme will sell 40 boats over the next year.", "40 boats", "Acme will sell 40 boats over the next year."),
    ],
)  # fmt: skip
def test_the_words_are_whole_and_verbatim(nlp: Language, text: str, figure: str, wanted: str) -> None:
    assert sentences(nlp, text)[figure] == wanted


@pytest.mark.parametrize("first", ["ısı", "ßeta"])
def test_a_letter_without_a_capital_of_its_own_stays(nlp: Language, first: str) -> None:
    text = f"{first} sold 40 boats."
    assert sentences(nlp, text)["40 boats"] == text


def test_a_question_states_nothing(nlp: Language) -> None:
    assert sentences(nlp, "Did Acme sell 40 boats? Bolt bought 30 vans.") == {"30 vans": "Bolt bought 30 vans."}


@pytest.mark.parametrize("text", ["Acme’s 40 boats on the river.", "Only 40 percent had sailed."])
def test_what_needs_more_words_is_not_self_contained(nlp: Language, text: str) -> None:
    (claim,) = extract(f"The yard is busy.\n\n{text}", published="2025-06-09", nlp=nlp).claims
    assert not claim.self_contained
    assert claim.check_worthiness.score <= 0


def test_a_pronoun_that_may_be_anybody_stays(nlp: Language) -> None:
    sentence = sentences(nlp, "Dana Lee and Ana Ruiz met. She sold 40 boats.")["40 boats"]
    assert sentence == "[Dana Lee and Ana Ruiz met.] She sold 40 boats."


def test_he_in_the_words_of_a_quote_gets_no_name(nlp: Language) -> None:
    text = "Dana Lee met her brother Bo Hart in May 2024. “He sold 40 boats. We are glad,” Ana Ruiz said of Mr. Hart."
    (claim,) = (claim for claim in extract(text, published="2025-06-09", nlp=nlp).claims if claim.type == "quote")
    assert not [insertion for insertion in claim.insertions if insertion.kind == "antecedent"]


def test_a_body_that_is_chosen_among_several_is_not_named_but_the_sentence_before_is_shown(nlp: Language) -> None:
    before = "Halden Bank bought Acme from Bolt Group in 2019."
    assert sentences(nlp, f"{before} It has 40 boats now.")["40 boats"] == f"[{before}] It has 40 boats now."


def test_a_noun_goes_back_to_the_sentence_that_has_it_first(nlp: Language) -> None:
    first = "Halden town council approved a ferry terminal in 2019."
    text = f"{first} The council of Halden met in May 2024. The terminal cost 40 million euros in 2021."
    assert sentences(nlp, text)["40 million euros"].startswith(f"[{first}")


def test_a_sentence_without_a_name_or_a_time_comes_with_the_first_one_and_the_one_before(nlp: Language) -> None:
    lead, between = "A flood hit Halden in May 2024.", "Norland has seen many floods since 1990."
    assert sentences(nlp, f"{lead} {between} At least 40 boats sank.")["40 boats"].startswith(
        f"[{lead}] [{between}] At least"
    )
    assert (
        sentences(nlp, f"{lead} {between} Halden lost 40 boats in 2023.")["40 boats"] == "Halden lost 40 boats in 2023."
    )


def test_a_sentence_without_a_place_comes_with_the_first_one(nlp: Language) -> None:
    lead = "A flood hit the coast of Norway in May 2024."
    assert sentences(nlp, f"{lead} Dana Lee lost 40 boats in 2023.")["40 boats"].startswith(f"[{lead}] Dana Lee")
    assert sentences(nlp, f"{lead} Sweden lost 40 boats in 2023.")["40 boats"] == "Sweden lost 40 boats in 2023."


def test_a_person_comes_with_the_first_sentence_that_names_them_after_the_headline(nlp: Language) -> None:
    text = "Norway flood costs Dana Lee 40 boats\n\nA flood hit Norway in 2024. Dana Lee, 40, is a boatman. It rained."
    extraction = extract(f"{text}\n\nIn 2023 Dana Lee had lost 30 boats in Norway.", published="2025-06-09", nlp=nlp)
    sentence = next(claim.text for claim in extraction.claims if claim.surface.startswith("In 2023"))
    assert sentence.startswith("[Dana Lee, 40, is a boatman.] In 2023")


def test_a_claim_with_open_words_comes_with_the_heading_of_its_section(nlp: Language) -> None:
    text = (
        "<h1>Boats of the year</h1><p>Dana Lee tried two boats of Norway in May 2024 and wrote a long report on both.</p>"
        "<h2>Acme Skerry</h2><h3>Best value</h3><p>The hull holds 40 litres.</p><h2>The verdict</h2><p>The deck holds 30 litres.</p>"
    )
    page = f"<html><body><article>{text}</article></body></html>"
    sentences = {claim.surface: claim.text for claim in extract(page, published="2025-06-09", nlp=nlp).claims}
    assert "[Acme Skerry Best value] The hull" in sentences["The hull holds 40 litres."]
    assert "[The verdict] The deck" in sentences["The deck holds 30 litres."]


def test_what_the_first_sentence_calls_the_economy_is_not_open(nlp: Language) -> None:
    (claim,) = extract("The economy of Norway lost 40 boats in May 2024.", published="2025-06-09", nlp=nlp).claims
    assert claim.self_contained


def test_before_the_first_sentence_that_has_a_name_the_one_before_is_shown(nlp: Language) -> None:
    before = "It was a bad day for the town."
    assert sentences(nlp, f"{before} This cost it 40 boats.\n\nHalden is a town.")["40 boats"].startswith(f"[{before}]")


def test_a_noun_with_the_comes_with_the_sentence_that_has_it(nlp: Language) -> None:
    first = "Halden Port filed a report on the harbour in 2019."
    text = f"{first} Norland Port is of another view. Acme sold 40 boats in 2021 after the harbour report."
    assert sentences(nlp, text)["40 boats"].startswith(f"[{first}]")


def test_a_noun_that_is_not_introduced_brings_no_sentence(nlp: Language) -> None:
    text = "A flood hit Norway. Halden Port {} in 2019. Sweden sold 40 boats in 2021 after the harbour report."
    for words, is_shown in (("read a report", True), ("read the report", False)):
        assert sentences(nlp, text.format(words))["40 boats"].startswith("[Halden Port") is is_shown


def test_a_surname_comes_with_the_sentence_that_has_the_full_name(nlp: Language) -> None:
    first = "The head of the yard, Dana Lee, is 40."
    sentence = sentences(nlp, f"{first} Norland is a small town. Lee sold 40 boats in 2021.")["40 boats"]
    assert sentence == f"[{first}] [Dana] Lee sold 40 boats in 2021."


def test_a_month_of_a_text_about_another_year_gets_none(nlp: Language) -> None:
    assert "2025" not in sentences(nlp, "Acme was sold in 2021. In May, Acme sold 40 boats.")["40 boats"]
    assert "2025" not in sentences(nlp, "Acme sold 40 boats in the 2021 May unrest.")["40 boats"]


def test_a_call_to_the_reader_is_not_the_first_sentence(nlp: Language) -> None:
    lead = "A flood hit Halden in May 2024."
    text = f"Sign up for our letter, which tells what Norland is doing.\n\n{lead}\n\nAt least 40 boats sank."
    assert sentences(nlp, text)["40 boats"].startswith(f"[{lead}] At least")


def test_no_word_is_lost_with_who_reports_it(nlp: Language) -> None:
    for text in (
        "By May, Halden Port said it had sold 40 boats.",
        "Halden Port, which is for sale, said it had sold 40 boats.",
    ):
        assert sentences(nlp, text)["40 boats"].startswith(text[:6])


def subject(nlp: Language, text: str) -> str | None:
    extraction = extract(text, published="2025-06-09", nlp=nlp)
    names = {entity.id: entity.name for entity in extraction.entities}
    subject = next(claim.subject_id for claim in extraction.claims if claim.type == "figure")
    return names[subject] if subject else None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Acme Corp sold 40 boats to Norland Bank.", "Acme Corp"),
        ("Acme Corp’s shares fell 5 percent.", "Acme Corp"),
        ("Dana Lee said the yard had sold 40 boats.", None),
        ("The report by the Danish Institute, hired by Lloyd Daily, found that a boat fired 30 rounds.", None),
        ("The Acme Dollar Index rose 5 percent.", None),
        ("Norway’s Acme Dollar Index rose 5 percent.", None),
        ("Acme Corp acquired 30 percent of Norland Bank.", "Acme Corp"),
        ("The fire destroyed Acme Corp’s 40 boats.", "Acme Corp"),
        ("The strike closed 40 Norland factories.", None),
        ("It is part of the 40 boats that Acme Corp has sold.", "Acme Corp"),
        ("Dana Lee, a survivor who represents 40 families, sued.", "Dana Lee"),
        ("Norway exported steel worth $18 million.", "Norway"),
        ("The second largest U.S. bank cut 300 jobs.", None),
        ("Norland Bank hired Dana Lee after the yard sold 40 boats.", None),
    ],
)
def test_the_subject_comes_from_the_own_clause(nlp: Language, text: str, wanted: str | None) -> None:
    assert subject(nlp, text) == wanted


def spans(nlp: Language, text: str) -> tuple[str | None, str | None]:
    """The printed subject of the first figure's clause and the printed object of its event."""
    extraction = extract(text, published="2025-06-09", nlp=nlp)
    claim = next(claim for claim in extraction.claims if claim.type == "figure")
    thing = claim.event.object_span if claim.event else None
    return claim.subject_span and text[slice(*claim.subject_span)], thing and text[slice(*thing)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The city’s largest employer, which owns two yards, sold 40 boats.", "The city’s largest employer"),
        ("Crews of the harbour in Dunmore restored power to 40 homes.", "Crews of the harbour in Dunmore"),
        ("Acme, Bolt and Corex sold 40 boats.", "Acme, Bolt and Corex"),
        ("Dana Lee said the yard had sold 40 boats.", "the yard"),
        ("Dana Lee urged the bank to sell 40 boats.", "the bank"),
        ("Acme used the money to buy 40 boats.", "Acme"),
        ("They sold 40 boats.", None),
    ],
)
def test_the_subject_of_the_clause_is_kept_as_printed(nlp: Language, text: str, wanted: str | None) -> None:
    assert spans(nlp, text)[0] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Crews restored power to 40 homes.", "power"),
        ("The group lost the data of 40 users.", "the data of"),
        ("Acme beat estimates of 40 boats.", "estimates of"),
        ("Acme leads the market, with 6 percent growth.", None),
        ("Acme sold 40 boats.", None),
        ("The clinic counted 30 births in May and 40 deaths in June.", None),
    ],
)
def test_the_object_that_is_no_figure_goes_with_the_event(nlp: Language, text: str, wanted: str | None) -> None:
    assert spans(nlp, text)[1] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Acme needs 17 House seats.", "House seats"),
        ("Acme met two of the banks.", "banks"),
    ],
)
def test_a_count_is_measured_by_all_that_follows_its_number(nlp: Language, text: str, wanted: str) -> None:
    claim = next(claim for claim in extract(text, published="2025-06-09", nlp=nlp).claims if claim.type == "figure")
    assert claim.measure is not None
    assert claim.measure.surface.removeprefix("the ") == wanted


@pytest.mark.issue(35)
def test_they_are_named_by_the_words_that_they_go_back_to_but_not_by_words_with_a_pronoun(reading: Language) -> None:
    text = "Researchers from the Dale Centre said on Monday that rents rose. They said prices would fall."
    *_, claim = extract(text, published="2025-06-09", nlp=reading).claims
    assert claim.text.endswith("] Researchers from the Dale Centre: Prices would fall.")
    claim, *_ = extract("His lawyers said that rents rose.", nlp=reading).claims
    assert claim.text.startswith("Unnamed speaker: Rents rose.")


def test_the_sentence_of_a_quote_that_begins_the_text_begins_in_the_text() -> None:
    text = "They stay. We sold 40 mills” today, Ana Ruiz said."
    quote = Quote(id="q1", fragments=(TextRange(0, 34),), kind="indirect")
    words = TextRange(11, 34)
    assert _from_its_mark(text, Lookup(Found(quotes=[quote])), words) == words


def test_words_after_a_source_with_a_full_stop_leave_its_name_whole(nlp: Language) -> None:
    text = (
        "Mills close in the north\n\nMill workers will get two weeks of pay for every year of service, according to a "
        "notice filed by Acme Inc.\n\nOna Vell runs it.\n"
    )
    extraction = extract(text, published="2025-06-09", nlp=nlp)
    assert contract_faults(extraction) == []
    assert extraction.claims[0].text.endswith("filed by Acme Inc. [From “Mills close in the north”, 9 June 2025]")


def test_a_quotation_in_the_headline_has_other_marks_than_the_headline(nlp: Language) -> None:
    text = "Mill “closes”\n\nThe mill will pay two weeks of wages.\n"
    extraction = extract(text, published="2025-06-09", nlp=nlp)
    assert contract_faults(extraction) == wording_faults(extraction) == []
    assert extraction.claims[0].text.endswith("wages. [From “Mill ‘closes’”, 9 June 2025]")


ROOT = Path(__file__).parents[2]
SAID_AS_IT_IS = ("attribution", "context", "headline")  # in the words of the article, open ones included
ARTICLES = [path.read_text("utf-8") for path in sorted((ROOT / "corpus/articles").glob("*/article.txt"))]
ARTICLES.append((ROOT / "docs/examples/steel.txt").read_text("utf-8"))


@given(st.sampled_from(ARTICLES).flatmap(lambda text: st.permutations(text.split("\n\n"))))
@settings(max_examples=25)
def test_the_paragraphs_of_an_article_in_any_order_have_sound_claim_sentences(paragraphs: list[str]) -> None:
    extraction = extract("\n\n".join(paragraphs), published="2025-06-09", format="text")
    assert contract_faults(extraction) == wording_faults(extraction) == []
    open_ = [words for claim in extraction.claims for words in claim.open]
    inserted = [
        insertion
        for claim in extraction.claims
        for insertion in claim.insertions
        if insertion.kind not in SAID_AS_IT_IS
    ]
    assert not [
        insertion for insertion in inserted if insertion.refers_to and any(map(insertion.refers_to.overlaps, open_))
    ]
