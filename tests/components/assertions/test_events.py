"""A figure's claim says what happened, in the article's words, and whether it did."""

import pytest
from spacy.language import Language

from extractor import extract
from extractor.record.contract import contract_faults

pytestmark = pytest.mark.model


def events(nlp: Language, text: str) -> list[str]:
    """For each figure claim the words of its event, with polarity and mode where they are not "affirmed" and "actual"."""
    extraction = extract(text, published="2025-06-09", nlp=nlp)
    assert contract_faults(extraction) == []
    shown = []
    for claim in extraction.claims:
        if claim.type == "figure":
            event = claim.event
            marks = {event.polarity, event.mode} - {"affirmed", "actual"} if event else set()
            shown.append(" / ".join([event.surface, *sorted(marks)]) if event else "")
    return shown


@pytest.mark.issue(12)
@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sales fell 5% to $3 million in May.", ["fell"]),
        ("Five people were killed in the crash.", ["were killed"]),
        ("The firm has agreed to pay $3 million.", ["has agreed to pay / planned"]),
        ("The club will hire 40 coaches.", ["will hire / planned"]),
        ("It failed to sell 40 boats.", ["failed to sell / negated"]),
        ("The club no longer employs 400 people.", ["employs / negated"]),
        ("The bank took a loss of $4 million.", ["took a loss of"]),
        ("A fall of 5 percent in sales was reported.", ["A fall of"]),
        ("It urged the bank to pay $4 million.", ["to pay / planned"]),
        ("The toll rose sharply, up 30 percent.", ["up"]),
        ("The Reds (104 wins) lost on Monday.", [""]),
        ("The race took place in 16 towns.", ["took place"]),
        ("Sales dropped off after peaking at $26 million.", ["peaking"]),
        ("It made deals like buying Acme for $6 million.", ["buying"]),
        ("The minister made a threat to cut 300 jobs.", ["to cut / planned"]),
        ("The forecast is for 147,000 deaths.", ["is / expected"]),
        ("Tariffs on $200 million worth of goods would rise if talks failed.", ["would rise / conditional"]),
        ("Dana Lee, 51, sang.", [""]),
        ("The design is part of the 2 billion chips that Acme has shipped.", ["has shipped"]),
        ("Shares were down 3 percent.", ["were down"]),
        ("The firm remains liable for $3 million.", ["remains liable"]),
        ("Sales rose sharply by 5 percent.", ["rose"]),
        ("The rival reached a $30 million deal with the city.", ["reached"]),
        ("Stations served Marip, a city of half a million.", [""]),
        ("Sales led a 16% decline in revenue.", ["decline"]),
        ("The governor called for $3 million in aid.", ["called for"]),
        ("In 24 earlier storms, 900 people died.", ["", "died"]),
        ("A virus forced some of its 17 hospitals to close.", [""]),
        ("Most of the 40 mills closed.", [""]),
        ("One of 40 mills closed.", [""]),
        ("All of the 40 mills closed.", ["closed"]),
        ("Ida Moe is one of 40 players who voted to strike.", ["voted"]),
        ("Two of seven mills closed.", ["closed"]),
        ("Nearly eight out of 10 teachers walk.", ["walk"]),
        ("They backed the leader of the 12-member pact.", [""]),
        ("Buy the Voltron pan for $30.", [""]),
        ("Rates among men declined by 10%; rates among women declined by 36%.", ["declined", "declined"]),
    ],
)
def test_the_event_is_the_verb_group_of_the_own_clause(nlp: Language, text: str, wanted: list[str]) -> None:
    assert events(nlp, text) == wanted
