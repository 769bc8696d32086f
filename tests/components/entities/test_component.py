"""Whole sentences: roles, affiliations, claimants and links as a fact-checker reads them."""

import re

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extractor import extract
from extractor.components.annotations import found_on
from extractor.record.entity import Entity


def annotated(nlp: Language, text: str) -> Doc:
    """The Doc of a text whose lines are paragraphs."""
    doc = nlp.make_doc(text)
    doc._.blocks = [[m.start(), m.end(), "paragraph", None] for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    return nlp(doc)


def entity(doc: Doc, name: str) -> Entity:
    return next(e for e in found_on(doc).entities if e.name == name)


def claimants(doc: Doc) -> list[tuple[str | None, bool]]:
    """For each quote the claimant's name, and whether it was inferred."""
    names = {e.id: e.name for e in found_on(doc).entities}
    return [(names.get(str(q.claimant)), "claimant" in q.inferred) for q in found_on(doc).quotes]


@pytest.mark.parametrize(
    ("text", "name", "role", "body"),
    [
        (
            "Marta Olsen, a finance professor at Oslo University in Norway, said prices would fall.",
            "Marta Olsen",
            "finance professor",
            "Oslo University",
        ),
        (
            "Commerce Ministry spokeswoman Ann Lee said the talks would go on.",
            "Ann Lee",
            "spokeswoman",
            "Commerce Ministry",
        ),
        (
            '"Demand is weak," said Paul Berger, Commerzbank\'s chief economist, in a release.',
            "Paul Berger",
            "chief economist",
            "Commerzbank",
        ),
        (
            "The Red Cross's director, Anna Keller, said help was late.",
            "Anna Keller",
            "director",
            "Red Cross",
        ),
        (
            "Sales fell, said Mark Weller, director of business development at Harbour Consulting Group in Houston.",
            "Mark Weller",
            "director of business development",
            "Harbour Consulting Group",
        ),
        (
            "John Carter, 54, a senior analyst with Deutsche Bank, disagreed.",
            "John Carter",
            "senior analyst",
            "Deutsche Bank",
        ),
        (
            "The company's chairman, CEO and president Craig Norton said so.",
            "Craig Norton",
            "chairman, CEO and president",
            None,
        ),
        ("U.S. President Donald Trump spoke on Monday.", "Donald Trump", "President", "U.S."),
    ],
)
def test_role_and_affiliation_are_as_the_article_states_them(
    nlp: Language, text: str, name: str, role: str, body: str | None
) -> None:
    doc = annotated(nlp, text)
    person = entity(doc, name)
    assert person.role is not None
    assert person.role.surface == role
    assert text[person.role.start : person.role.end] == role
    if body is None:
        assert person.affiliation is None
    else:
        assert person.affiliation is not None
        assert text[person.affiliation.start : person.affiliation.end] == body
        assert person.affiliation.entity == entity(doc, body).id


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name, and a part of it later
        (
            'Marta Olsen, a professor, said prices would fall.\n\n"They may fall fast," Olsen said.',
            [("Marta Olsen", False), ("Marta Olsen", False)],
        ),
        # he and she go back, and are marked
        (
            'The chemist Paul Renard said the water was safe.\n\n"We measured it twice," he said.',
            [("Paul Renard", False), ("Paul Renard", True)],
        ),
        # a collective, and an anonymous source
        ("Analysts said prices would fall.", [("Analysts", False)]),
        (
            "A person familiar with the matter said the deal was off.",
            [("A person familiar with the matter", False)],
        ),
        # a document speaks for the body that made it
        (
            "Sales fell by a tenth, according to a survey by the National Farmers Union.",
            [("National Farmers Union", False)],
        ),
        # a descriptor goes back to the body that it fits
        (
            "Goldman Sachs said growth would slow.\n\nThe bank said rates would follow.",
            [("Goldman Sachs", False), ("Goldman Sachs", True)],
        ),
        # but not to a body of another kind, nor to the newsroom that heard it
        (
            "The European Central Bank said growth would slow. Ana Ruiz of Kotar Bank agreed.\n\nThe central bank said rates would follow.",
            [("European Central Bank", False), ("European Central Bank", True)],
        ),
        (
            "Halton Foods closed a plant. A worker told the Morning Herald he was sad.\n\nThe firm said it was sorry.",
            [("A worker", False), ("Halton Foods", True)],
        ),
        # those who speak together are a group, and "they" goes back to it
        (
            "Prices tripled, Oxfam and UNICEF said. They said food was scarce.",
            [("Oxfam and UNICEF", False), ("Oxfam and UNICEF", True)],
        ),
        # who speaks with others does not speak alone
        ("Paul Renard and others said the water was safe.", [("Paul Renard and others", False)]),
        # an apposition names the descriptor
        (
            'The victim\'s aunt, Rita Malone, said he had lied. "He lied twice," she wrote.',
            [("Rita Malone", False), ("Rita Malone", True)],
        ),
        # a pronoun minds the given name, the inner speaker of a quote does not speak on
        ("Peter Hall met Susan Reed. He said the plan was dead.", [("Peter Hall", True)]),
        # a person with a body after it
        ("Taxes rose, said Inspector Peter Rao of the Fraud Office.", [("Peter Rao", False)]),
        # a description is no person with another name in the role, nor one whom it brings along
        (
            "After lunch with President Brandt of Norland, the Finnish president said that 300 ships would sail.",
            [("the Finnish president", False)],
        ),
        (
            'Omar Dunn was fined as the officer who caught him said he was "tired of the excuses".',
            [("the officer", False)],
        ),
        ("Omar Dunn was at work.\n\nThe accountant said taxes rose.", [("The accountant", False)]),
        # nobody is named in his own words
        ("Paul Berg met Omar Diaz, 31. The striker said that Diaz was late.", [("The striker", False)]),
        ("Paul Berg met Peter Hall. He said that Hall was late.", [("Paul Berg", True)]),
        # a person after a body and a trade
        (
            'Dale Institute marine biologist Rita Malone told the press in an interview, "Fish have left the bay."',
            [("Rita Malone", False)],
        ),
        # the maker of a document, named where the document was
        (
            "A new poll by Delta Research was published on Monday. Half of all voters stay at home, according to the survey.",
            [("Delta Research", True)],
        ),
        (
            "A poll by Delta Research was published. A separate survey was made in May. The survey found that fees rose.",
            [("The survey", False)],
        ),
        (
            "A report said that 300 people had left. Another 40 stayed, it said.",
            [("A report", False), ("A report", True)],
        ),
        # the maker after a comma
        ("Satellite imagery from May, from the Kompas Institute, shows that fees rose.", [("Kompas Institute", False)]),
        # the owner of a document
        ("Rita Malone spoke on Monday. Her own study showed that fees rose.", [("Rita Malone", True)]),
        (
            "The Kompas Institute met on Monday. The institute's annual survey found that fees rose.",
            [("Kompas Institute", True)],
        ),
        (
            "The Kompas Institute met on Monday. A statement from the institute said that fees rose.",
            [("Kompas Institute", True)],
        ),
        ("The government statement said that fees rose.", [("The government", False)]),
        (
            'The study\'s lead author, doctoral candidate Ida Moreau, said, "We looked at every plant in the country."',
            [("Ida Moreau", False)],
        ),
        (
            'Longtime Dale in the Morning writer and performer Rob Hartley tweeted: "He was a rebel and a harsh critic."',
            [("Rob Hartley", False)],
        ),
        (
            'A witness described for news agency FT Media how the fire began, stating, "I was on the stairs at the time."',
            [("A witness", False)],
        ),
    ],
)
def test_claimants(nlp: Language, text: str, expected: list[tuple[str, bool]]) -> None:
    assert claimants(annotated(nlp, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is over,” economists Ona Vell and Ivo Hart wrote.", "economists Ona Vell and Ivo Hart"),
        ("Rents rose by a third, data from the consultancy Mekong Panel showed.", "Mekong Panel"),
        ("Rents rose by a third, according to a review by The Times of the individual fares.", "Times"),
    ],
)
def test_a_claimant_is_all_who_speak_and_no_more(nlp: Language, text: str, expected: str) -> None:
    assert claimants(annotated(nlp, text)) == [(expected, False)]


def test_who_is_shown_yelling_is_not_who_spoke_last(nlp: Language) -> None:
    text = (
        "Mayor Paul Rossi said the family would get justice on Monday.\n\nLee's arrest became a rallying cry after a video "
        'captured him repeatedly yelling "I want to go home!" while being held.'
    )
    assert [name for name, _ in claimants(annotated(nlp, text))] == ["Paul Rossi", None]


def test_a_descriptor_with_an_owner_does_not_go_back_to_another_body(nlp: Language) -> None:
    doc = annotated(
        nlp, "The International Court of Justice met.\n\nThe Union's top court said that labels were needed."
    )
    assert claimants(doc) == [("The Union's top court", False)]


def test_a_ministry_of_another_field_is_not_meant(nlp: Language) -> None:
    doc = annotated(nlp, "The Ministry of Commerce met.\n\nThe health ministry said that clinics were full.")
    assert claimants(doc) == [("The health ministry", False)]


def test_a_known_bank_comes_before_a_body_of_no_known_kind(nlp: Language) -> None:
    text = (
        "The Czech National Bank cut its rate.\n\nA Meridian poll had foretold it.\n\nThe bank said that it would wait."
    )
    assert claimants(annotated(nlp, text)) == [("Czech National Bank", True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what the paragraph is about, though another body was named later
        ("Velmar Corp. sold its mill to Ostrand Inc. last year. The company said it would pay $3 million.", "Velmar Corp."),
        # two that compete leave the words
        ("A deal of Velmar Corp. with Ostrand Inc. fell through.\n\nThe company said it would pay $3 million.", "The company"),
        # a country that neither is known to be from
        ("Velmar Corp. sold a mill.\n\nThe Japanese company said it would pay $3 million.", "The Japanese company"),
    ],
)  # fmt: skip
def test_a_company_is_only_who_fits_clearly_better(nlp: Language, text: str, expected: str) -> None:
    assert [name for name, _ in claimants(annotated(nlp, text))] == [expected]


def test_the_person_is_whoever_its_words_described_before(nlp: Language) -> None:
    text = "Sales fell, a person briefed on the matter said. The person said it would pay $3 million."
    assert claimants(annotated(nlp, text)) == [
        ("a person briefed on the matter", False),
        ("a person briefed on the matter", True),
    ]


def test_groups_are_typed_and_anonymous(nlp: Language) -> None:
    group = entity(
        annotated(nlp, "Two officials briefed on the talks said the plan was dead."),
        "Two officials briefed on the talks",
    )
    assert (group.type, group.anonymous) == ("GROUP", True)


def test_a_pronoun_that_speaks_is_a_mention_of_who_it_means(nlp: Language) -> None:
    doc = annotated(nlp, 'The chemist Paul Renard left.\n\n"We measured it twice," he said.')
    pronoun = next(m for m in found_on(doc).mentions if m.form == "pronoun")
    assert (pronoun.surface, pronoun.entity, pronoun.inferred) == ("he", entity(doc, "Paul Renard").id, ("entity",))


@pytest.mark.parametrize(
    ("text", "name", "linked"),
    [
        ("The Bank of England kept its rate.", "Bank of England", "bank-of-england"),
        ("The Chinese Ministry of Commerce approved it.", "Chinese Ministry of Commerce", "ministry-of-commerce-cn"),
        ("Japan's Finance Ministry sold bonds on Monday.", "Finance Ministry", "ministry-of-finance-jp"),
    ],
)
def test_a_strong_alias_or_a_weak_one_with_its_country_links(nlp: Language, text: str, name: str, linked: str) -> None:
    linked_entity = entity(annotated(nlp, text), name)
    assert (linked_entity.link.status, linked_entity.ids["extractor"]) == ("linked", linked)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Officials of the Finance Ministry met in a village.", "Finance Ministry"),
        ("The FCA fined the firm on Monday.", "FCA"),
    ],
)
def test_a_weak_alias_or_an_acronym_alone_is_not_linked_but_keeps_its_candidates(
    nlp: Language, text: str, name: str
) -> None:
    linked_entity = entity(annotated(nlp, text), name)
    assert linked_entity.link.status in ("weak_alias", "ambiguous")
    assert linked_entity.link.candidates
    assert linked_entity.ids == {}


def test_an_acronym_that_the_article_defines_is_linked(nlp: Language) -> None:
    doc = annotated(nlp, "The Financial Conduct Authority (FCA) fined the firm.\n\nThe FCA said nothing more.")
    linked_entity = entity(doc, "Financial Conduct Authority")
    assert (linked_entity.country, linked_entity.subtype, linked_entity.link.status) == ("GB", "regulator", "linked")
    assert [alias.surface for alias in linked_entity.aliases] == ["FCA"]


def test_the_noun_of_a_description_says_what_a_body_is(nlp: Language) -> None:
    assert entity(annotated(nlp, "In a statement the bank said it cut 30 jobs."), "the bank").subtype == "bank"


def test_countries_have_their_iso_code(nlp: Language) -> None:
    linked_entity = entity(annotated(nlp, "Exports of the United Kingdom rose."), "United Kingdom")
    assert (linked_entity.country, linked_entity.ids, linked_entity.subtype) == ("GB", {"iso3166": "GB"}, "country")


@pytest.mark.parametrize(
    "text", ["Republicans said the plan would cost $5 million.", "“We will not,” the Republicans said."]
)
def test_a_speaker_that_is_a_name_already_is_that_name(nlp: Language, text: str) -> None:
    doc = annotated(nlp, text)
    assert [(mention.surface, mention.type) for mention in found_on(doc).mentions] == [("Republicans", "NORP")]
    assert claimants(doc) == [("Republicans", False)]


def test_a_group_with_a_name_in_it_is_no_name(nlp: Language) -> None:
    assert claimants(annotated(nlp, "Many Americans said they had lost their jobs.")) == [("Many Americans", False)]


def test_who_has_seen_a_document_does_not_speak_in_it(nlp: Language) -> None:
    text = "The yard sold 40 boats, according to a memo seen by Norland Daily."
    extraction = extract(text, published="2025-06-09", nlp=nlp)
    names = {entity.id: entity.name for entity in extraction.entities}
    assert [names[quote.claimant or ""] for quote in extraction.quotes] == ["a memo seen by Norland Daily"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a body that spoke last in the paragraph goes on as "they"
        ("The Harbour Safety Office said that 40 ships were late. They said that 12 would sail.", "Harbour Safety Office"),
        # the subject of a relative clause is not who goes on
        ("Peter Hall gave up the post in which Omar Reed became mayor. He said the plan was dead.", "Peter Hall"),
        # a body that spoke in another paragraph is not what "it" means in this one
        (
            "Sales fell, Meridian Research said.\n\nThe Kompas Institute closed a hall. It said that 40 people would go.",
            "Kompas Institute",
        ),
    ],
)  # fmt: skip
def test_a_pronoun_means_who_goes_on(nlp: Language, text: str, expected: str) -> None:
    assert claimants(annotated(nlp, text))[-1] == (expected, True)


def test_a_minister_of_another_field_is_not_meant(nlp: Language) -> None:
    doc = annotated(nlp, "Finance Minister Paul Berg met Ann Lee.\n\nThe health minister said that clinics were full.")
    assert claimants(doc) == [("The health minister", False)]


@pytest.mark.parametrize(
    ("text", "country", "status"),
    [
        ("Votes were counted again in Georgia, Michigan and Ohio on Friday.", "US", "nil"),
        ("The ferry from Poti in Georgia sank. Tbilisi sent divers. One of them had learnt in Ohio.", "GE", "linked"),
        ("Heavy rain fell in Georgia on Friday.", "GE", "linked"),
    ],
)
def test_a_state_that_is_called_like_a_country_follows_the_other_places(
    nlp: Language, text: str, country: str, status: str
) -> None:
    entity = next(entity for entity in found_on(nlp(text)).entities if entity.name == "Georgia")
    assert (entity.country, entity.link.status) == (country, status)
