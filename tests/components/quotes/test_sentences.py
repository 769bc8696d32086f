"""Sentences and short texts with their quotes: `<Q by="speaker">words</Q>`, one tag a fragment, without `by` no speaker.

Fragments are compared without marks and outer punctuation, since it says nothing on which side of a mark a comma falls.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from benchmarks.evaluation.markup import parse_markup
from extractor.components.quotes.component import find_quotes

_EDGE = " \n\"“”„«»‘’'`,.;:!?()—–-…"

FLOATING = [
    'Governor Ida Cole said <Q by="Governor Ida Cole">the dam was safe</Q>. "<Q by="Governor Ida Cole">We checked it twice.</Q>"',
    '"<Q by="she">We lost everything</Q>," she said. "<Q by="she">Everything.</Q>"',
    # not of those whose words are only spoken of within what somebody says
    '“<Q by="Ida Cole">We need him</Q>,” said Ida Cole, saying <Q by="Ida Cole">Bell must explain how he will pay</Q>.'
    ' “<Q by="Ida Cole">He will not be alone.</Q>”',
]
FLOATING_ELSEWHERE = [
    # what opens the paragraph may name somebody else
    '“<Q by="Nia Grant">We won</Q>,” said Nia Grant.\n\nThe losers went home, and Tom Bell was angry. “<Q>It was never a foul.</Q>”',
]
EMBEDDED_POSTS = [
    'The mayor was angry.\n\n<Q by="Ona Holt">The tax costs us $3 million a year!</Q> https://t.co/x9y8z7 — Ona Holt (@onaholt) June 3, 2025',
    'Two boats sank. — Bo Hart (@bohart) June 2, 2025 <Q by="Coast Guard">Three boats are missing.</Q> — Coast Guard (@coast) June 3, 2025',
    '<Q by="Coast Guard">Three boats are missing.</Q>— Coast Guard (@coast) June 3, 2025\n\nThe search goes on.',
    # marks say more than the signature, and a dash alone is none
    'Nia Grant: “<Q by="Nia Grant">It is low.</Q>” — Norland News (@nnews) June 3, 2025',
    "Three boats are missing — Ona Holt of the coast guard.",
]
SPLIT = [
    '"<Q by="Interior Minister Rosa Lind">The border</Q>," Interior Minister Rosa Lind told lawmakers, "<Q by="Interior Minister Rosa Lind">will stay shut until May.</Q>"',
    '"<Q by="the union leader">If they cut wages</Q>," said the union leader, "<Q by="the union leader">we walk out.</Q>"',
    '"<Q by="he">I like the pond</Q>," he said, but "<Q by="he">when it freezes, it is no place for ducks.</Q>"',
]
PARAGRAPHS = [
    'Fire chief Al Moss said: "<Q by="Fire chief Al Moss">We knew the roof was weak.</Q>\n\n"<Q by="Fire chief Al Moss">But nobody told the tenants.</Q>"',
    '“<Q by="he">Sales fell in June</Q>,” he said. “<Q by="he">They fell again in July.</Q>\n\n“<Q by="he">We expect no better in August.</Q>”\n\nThe firm gave no other details.',
    'The governor added:\n\n“<Q by="The governor">We will rebuild every house on that street.</Q>”',
]
UNCLOSED = [
    '"<Q by="Ms Duarte">We will not sell</Q>, Ms Duarte said, standing in the yard.\n\nThe council meets on Friday.',
    'Drivers were told to stay at home.\n\nThe agency said: “<Q by="The agency">The bridge gave way at noon.</Q>\n\nTrains run as usual.',
    '"<Q by="the owner">The dog was never ours</Q>, said the owner. Neighbours disagreed.',
]
SINGLE_MARKS = [
    "'<Q by=\"shop steward Jim Fry\">They're the drivers' buses</Q>,' said shop steward Jim Fry.",
    "The farmers' lawyer said <Q by=\"The farmers' lawyer\">the growers' claims were ‘rock solid’</Q>.",
    "‘<Q by=\"Mrs Bell\">I won't pay, and that's that</Q>,’ Mrs Bell told the court.",
    "It was the '90s and the girls' team won the cup in the players' own words.",
]
MARK_STYLES = [
    '«<Q by="the Belgian minister Marc Roy">We leave today</Q>», said the Belgian minister Marc Roy.',
    '« <Q by="the Swiss envoy">We agree</Q> », said the Swiss envoy.',
    '„<Q by="Mayor Ernst Vogel">The square stays open</Q>“, said Mayor Ernst Vogel.',
    '„<Q by="Mayor Ernst Vogel">The square stays open</Q>”, said Mayor Ernst Vogel.',
    "``<Q by=\"the clerk\">I never saw the file</Q>,'' said the clerk.",
    "''<Q by=\"the clerk\">I never saw the file</Q>,'' said the clerk.",
    '— <Q by="the baker">We close at six</Q>, said the baker.',
]
MISREAD = [
    'It was a dull vote, however Hartley noted <Q by="Hartley">the size of the swing may have been typical of the party\'s decline</Q>.',
]
NO_QUOTES = [
    'The so-called "green" bonds paid for a "new" runway.',
    "The film “The Last Ferry” opened on Friday.",
    'He plays Hamlet in "Hamlet" and drives a "classic" car.',
    "Marchers carried signs reading “No More Cuts” through the town.",
    "Robert “Bobby” Lang won the race.",
    "Economists expect prices to fall this year.",
    "The minister would not say whether the mine had been checked.",
    "The airline declined to say how many flights were cut.",
    "The bank did not say when the branch would reopen.",
]
SOURCES = [
    'According to the Bank of Ghana, <Q by="the Bank of Ghana">growth will slow to 3% by autumn</Q>.',
    '<Q by="police chief Ann Marsh">About 40 cars were burned</Q>, according to police chief Ann Marsh.',
    '<Q by="the central bank">Reserves fell by $2 billion</Q>, as reported by the central bank.',
    '<Q by="the audit">Costs</Q>, according to the audit, <Q by="the audit">doubled in a year</Q>.',
    'Two men were held and, according to police, <Q by="police">a third got away</Q>.',
    'The pool was shut in June; according to the council, <Q by="the council">its pump had failed</Q>.',
    'However, according to the council, <Q by="the council">the pump had failed</Q>.',
    'According to Tom Bell, head of the trust, <Q by="Tom Bell">the pond froze</Q>.',
    'A survey by the union showed <Q by="A survey by the union">that half of the staff work at night</Q>.',
    # the rest of a sentence belongs to its source, what is only beside it does not
    '<Q by="officials">He was taken away</Q>, according to officials, <Q by="officials">with burns over half of his body</Q>.',
    '<Q by="the study">Rents were $3,875</Q>, according to the study — <Q by="the study">a 252% increase</Q>.',
    '<Q by="Ann Lee">Rents rose by a fifth</Q>, according to Ann Lee — a 30-year veteran of the firm.',
    '<Q by="Delta Research">Rents rose by a fifth</Q>, according to Delta Research, a 30-year-old institute.',
    'The storm hurt 62 people, including, according to the police, <Q by="the police">9 children</Q>.',
    'It is a fever that had, by reports, <Q by="reports">infected 4,200 people and killed 62</Q>.',
    '<Q by="Lee">The firm will</Q>, according to Lee, <Q by="Lee">open 300 shops</Q>.',
    'The flight of readers — <Q by="Tower Data">a record 1.4 million in May</Q>, according to Tower Data — goes on.',
    'The flight of readers (<Q by="Tower Data">a record 1.4 million in May</Q>, according to Tower Data) goes on.',
    # "per" leads to a source where it is apart from what it may count
    "Each gets $5, per person.",
    "Per capita, the monks drink 40 litres.",
    "Per the agreed plan, the mill shut.",
    # whose count it is
    'By the club\'s count, <Q by="the club">300 fans were left outside</Q>.',
    'The party holds <Q by="the Courier">79 seats</Q> by the Courier\'s reckoning.',
    'It won six more, for <Q by="the Courier">a total</Q> by the Courier\'s tally <Q by="the Courier">of 79 seats to the 14 of its rival</Q>.',
    'By early reports, <Q by="early reports">30 people were hurt</Q>.',
    "The number rose by 3 reports.",
    "The sale of 40 boats has to be settled by Friday's ruling.",
    "By today's count, 300 men are ill.",
    "In Monday's poll, Lee was 3 points ahead.",
    'In a report by the Relief Agency, <Q by="a report by the Relief Agency">the quake damaged 143 homes</Q>.',
    "In its annual report, the firm had 300 shops.",
    'In a report by the Relief Agency, Ann Lee said <Q by="Ann Lee">30 men died</Q>.',
    '<Q by="the survey">Half of the nurses left; a third stayed</Q>, according to the survey.',
]
CLAUSES = [
    'Health Minister Per Dahl said <Q by="Health Minister Per Dahl">that cases had fallen to 40 a day</Q>.',
    'The agency said <Q by="The agency">that it had checked 300 farms</Q> and added <Q by="The agency">that 12 were closed</Q>.',
    '<Q by="the company">Output will rise by a fifth</Q>, the company said.',
    '<Q by="analysts">The deal</Q>, analysts say, <Q by="analysts">is too dear</Q>.',
    'He warned <Q by="He">that the river could rise again</Q>, saying <Q by="He">that the walls were old</Q>.',
    'Neighbours claim <Q by="Neighbours">the noise goes on all night</Q>.',
    'The mayor said on Monday <Q by="The mayor">that the market would move</Q>.',
    'As the lawyer said, <Q by="the lawyer">the case is over</Q>.',
    'Mr Osei was told by officials <Q by="officials">that his permit had run out</Q>.',
    'The report\'s claim <Q by="The report">that lakes are warming</Q> was disputed.',
    "She urged the council to keep the library open.",
    # a comma in the place of "that"
    'The Courier reported in mid-May, <Q by="The Courier">62 shops had closed within a year</Q>.',
    "When the Courier reported in May, 62 shops closed.",
    '<Q by="officials">The two ports agreed on Monday</Q>, officials said.',
    # a verb of saying that is read as a participle
    # what a colon leads to is said
    'The Courier said <Q by="The Courier">the party had split the seats: Lind got 14, and Ashby got 12</Q>.',
    # what trails after an attribution only goes on with what is said
    '<Q by="the firm">Sales fell to $3 million</Q>, the firm said, <Q by="the firm">down from $4 million</Q>.',
    '<Q by="the firm">Sales fell to $3 million</Q>, the firm said, <Q by="the firm">a 5 percent drop</Q>.',
    '<Q by="the firm">Sales fell to $3 million</Q>, the firm said, a blow to its rivals.',
    '<Q by="the firm">Sales fell to $3 million</Q>, the firm said, ending 30 years of growth.',
    '<Q by="Ann Lee">Sales fell</Q>, said Ann Lee, a 30-year veteran of the firm.',
    # an attribution inside of brackets, dashes or after a semicolon speaks of no more than is there
    'The maker beat its forecast, up 18 percent ("<Q by="the firm\'s analysts">a fine run in every part</Q>," the firm\'s analysts wrote).',
    'Eleven people died; <Q by="her father">they had</Q>, her father says, <Q by="her father">paid a crew to take them</Q>.',
    'Closing mills — <Q by="the firm">which keeps them idle</Q>, the firm said — has been rare.',
    # the subject of a second clause, which the parse joins to a noun before it
    'The office issued a warning for Norport and other forecasters predicted <Q by="other forecasters">that the river would rise</Q>.',
]
PASSIVE = [
    'Mrs Chen was quoted as saying <Q by="Mrs Chen">the plan was "dead in the water"</Q>.',
    '"<Q by="the admiral">It was a collision</Q>," the admiral was quoted as saying by local radio.',
]
COLLECTIVE = [
    '“<Q by="residents">We heard two bangs</Q>,” residents told the paper.',
    'Two people briefed on the plan said <Q by="Two people briefed on the plan">the sale would close in May</Q>.',
]
PULL_QUOTES = [
    '"<Q>We had no water for nine days</Q>"\n\nThe town was cut off. "<Q by="baker Tess Hill">We had no water for nine days</Q>," said baker Tess Hill.',
]
HEADLINES = [
    'Ruiz: "<Q by="Ruiz">The school will stay open</Q>"\n\nMayor Ana Ruiz spoke on Monday.',
    '<Q by="Bank of England">Rates may rise twice this year</Q>: Bank of England',
    '<Q by="police">Man held after fire at depot</Q>: police',
]
NESTED = [
    '"<Q by="Mrs Noor">He turned to me and said \'you will pay\' in front of the class</Q>," Mrs Noor told the inquiry.',
    'The nurse said <Q by="The nurse">her patient "never heard the word \'cancer\'" that day</Q>.',
]
TRANSCRIPTS = [
    'Q: When did the fire start?\nA: <Q by="A">We think at about two in the morning.</Q>',
    'HOST: <Q by="HOST">Did you sign the letter?</Q>\nVARGAS: <Q by="VARGAS">I signed it on Monday.</Q>',
    'Ana Ruiz: <Q by="Ana Ruiz">What went wrong?</Q>\nTom Bell: <Q by="Tom Bell">The pump failed.</Q>\nAna Ruiz: <Q by="Ana Ruiz">And then?</Q>',
]
MIXED = [
    'The tribunal ruled <Q by="The tribunal">that the owner had shown "utter contempt" for the rules</Q>.',
    'The senator called the tax "<Q by="The senator">a gift to the rich</Q>".',
    'Critics accused the board of being "<Q by="Critics">asleep at the wheel</Q>".',
    '<Q by="the vet">With so many ducks, "there is no safe pond"</Q>, the vet said.',
    '<Q by="Ivo Brandt">"They are mad" to sell it now</Q>, said Ivo Brandt, who runs the trust.',
    'The keeper blamed the "<Q by="The keeper">fog of war</Q>" for the loss and thanked the crew for "<Q by="The keeper">saving the ship</Q>".',
]
INVERTED = [
    'Said the captain: "<Q by="the captain">A draw is a draw.</Q>"',
    '"<Q by="Lena Fox">Rents rose 8%</Q>," said Lena Fox, head of research at the Housing Trust in Leeds.',
    '"<Q by="Ivo Brandt">Rents rose 8%</Q>," said Ivo Brandt, who runs the trust.',
]
TWO_SPEAKERS = [
    '"<Q by="Mr Amin">It is finished</Q>," said Mr Amin. "<Q by="Ms Roth">It has only started</Q>," replied Ms Roth.',
    'Ben Low met Judge Eva Stern on Monday. He said <Q by="He">the case was weak</Q>, and she agreed <Q by="she">it should be dropped</Q>.',
]
POSTS = [
    '"<Q by="the senator">The count is over. We lost.</Q>" the senator wrote on X on Sunday.',
    '"<Q by="the band">The tour is off</Q>," the band posted on Instagram.',
    '"<Q by="Pia Lund">Art is not a luxury.</Q>" — Pia Lund, sculptor',
]
TITLES = [
    '"<Q by="Sgt. Tom Hale">Never again</Q>," vowed Sgt. Tom Hale.',
]
PUNCTUATION_OUTSIDE = [
    '"<Q by="Ms Vale">Our mission is simple</Q>", Ms Vale said. "<Q by="Ms Vale">To feed people</Q>".',
    'Q. What happened next?\nA. <Q by="A">We ran for the door.</Q>',
    '<Q by="the governor of the Bank of England">Prices will rise</Q>, warned the governor of the Bank of England.',
    '<Q by="the Treasury">It will cost £3bn</Q>, the Treasury estimates.',
]
NOT_SAID = [
    "The Courier cited interviews with more than 40 workers, as well as internal documents and text messages.",
    "Asked whether he would go, Mr Lee left the room.",
    "One resident, who asked not to be named, sold his house.",
    "That is not to say the money was no factor. Let's say you think the lake is 4 miles long.",
    "Officials refused to say whether anyone had been held.",
]
DATELINES = [
    'OSLO, May 4 (Reuters) - Finance Minister Kari Moen said <Q by="Finance Minister Kari Moen">growth would slow</Q>.',
    'PERTH, Aug 20 - Toll-road operator Ridgeway Group said <Q by="Toll-road operator Ridgeway Group">its profit had doubled</Q>.',
    'Mumbai: <Q by="officials">Three bridges were closed after the flood of Sunday night</Q>, officials said.',
]
AMOUNTS = [
    "Denmark has reported 41 outbreaks. The firm announced a loss of $2 billion.",
    "The mayor praised plans to open 30 nurseries.",
    "Banks charge small shops a fee of 2 percent and most of them are turned down.",
]
PASSIVE_STATEMENTS = [
    '<Q by="the Met Office">In Wales, 14 floods have been reported since May, up from nine last year</Q>, the Met Office said.',
]
JOINT = [
    '<Q by="the Red Cross and Oxfam">Food prices tripled</Q>, the Red Cross and Oxfam said in a joint letter.',
]
OPENINGS = [
    'Outside court, Det Con Amy Rudge, of Kent Police, said: "<Q by="Det Con Amy Rudge">He is a liar.</Q>"',
    'At Gomes & Reis, a family mill in Vila Nova da Serra that makes 3 million tiles a year, owner Ana Gomes said <Q by="owner Ana Gomes">two kilns were cold</Q>.',
]
AUDIENCES = [
    'Barrister Omar Shah told the jury <Q by="Barrister Omar Shah">Dale had "robbed his own aunt"</Q>.',
    '"<Q by="analysts">Nobody saw it coming</Q>," wrote analysts led by Kim Dahl in a note.',
]
ONWARD = [
    'Lowe said <Q by="Lowe">the team had taken down 90 signs and blocked two roads since May</Q>.',
    'She told the board <Q by="She">that income was below plan, and that the club would draw on its savings</Q>.',
    'But <Q by="he">tenants still pay more than owners</Q>, he said: <Q by="he">about half of their wages</Q>.',
    'Grant alleged <Q by="Grant">that the deal was rotten</Q> and demanded an inquiry by a judge.',
    'Moss spoke again, stating during the debate <Q by="Moss">that they were "tired of waiting"</Q>.',
    'Moss said <Q by="Moss">she had reported a smell of gas days before</Q>.',
]
FINAL_WORDS = [
    '<Q by="figures from the Rail Office">Trains were late more often than in any June before</Q>, figures from the Rail Office show.',
    'Pollster Ann Hume said <Q by="Pollster Ann Hume">rents had overtaken jobs as the top worry: 34 percent of tenants put it first</Q>.',
]
SPEAKERS_WITHOUT_VERBS = [
    'Karl Lind took to the radio, posting at noon on the board, "<Q by="Karl Lind">We have lost the mine.</Q>"',
    '"<Q by="Ricci">Just when they thought it was safe</Q>," the Fed gets hit with this data point, Ricci told clients.',
    'Pollsters disagree again - Ana Ruiz: "<Q by="Ana Ruiz">It was a close race from the start.</Q>"',
    'Others in the party were kinder in their words: "<Q by="Eva Stern">She fought well</Q>", wrote Eva Stern in a post.',
    'The panel forced Eva Stern, who was ill, to admit <Q by="Eva Stern">that the fund was empty</Q>.',
    'Tom Bell never missed a chance to remind us <Q by="Tom Bell">that he was ill</Q>.',
    'Lawsuits alleging <Q by="Lawsuits">that the hall did not have exits</Q> have been filed.',
    'The paper cited Eva Stern, a judge, as saying <Q by="Eva Stern">the case was weak</Q>.',
    'A local report has Dan Jack, an attorney who has worked on many cases, saying <Q by="Dan Jack">the case is weak</Q>.',
    'While all agreed <Q by="all">that pay was low</Q>, painter Lea Ruud stressed the need for rest, saying "<Q by="painter Lea Ruud">I sleep all day.</Q>"',
    'Karl Lind, who grew up in Dale and publicly confirmed <Q by="Karl Lind">he was bankrupt</Q>, left the town.',
]
JUDGEMENTS = [
    "The regulator accused the bank of hiding its losses and dismissed the report as a stunt.",
    'The regulator dismissed the report as “<Q by="The regulator">a cheap stunt</Q>”.',
    'Moe referred to the vote as "<Q by="Moe">a farce</Q>".',
    "Moe, referred to as the Fox, has left the town.",
    "Lund found it hard to leave and has forecast the mill to close.",
    "The firm launched a shuttle dubbed “Harbour 26” in May.",
]
REQUESTS = [
    "The mayor asked drivers to leave their cars at home.",
    'The mayor asked drivers to “<Q by="The mayor">leave their cars at home</Q>”.',
]
TIMES_OF_SPEECH = [
    'Prime Minister Ardal said in court yesterday morning <Q by="Prime Minister Ardal">the gun laws should be changed</Q>.',
]
AROUND = [
    '<Q by="the Dale Times">The book contained an error, placing its grave</Q> according to the Dale Times <Q by="the Dale Times">about 100 miles from Okin</Q>.',
    "The roof began to shake as the men walked home:\n\nUpdate at seven in the morning, all of them alive",
]
ISSUED = [
    'Physician Sean Conway issued a statement saying <Q by="Physician Sean Conway">Hart had been given zinc</Q>.',
    # not whom it goes to
    'Ferry boss Karl Lind sent a letter to the crews saying <Q by="Ferry boss Karl Lind">that nobody would be paid</Q>.',
    'Karl Lind presented a survey that showed <Q by="a survey">that the country imports more steel</Q>.',
]
LABELS = [
    "The governor threatened to veto the budget and vowed on Sunday to stand by the bill.",
    "The company proposed using idle channels to reach farms.",
    "In Norland, which claims sovereignty over the island, fishing is technically not illegal.",
    "A: ADAMS - The striker is back.\nB: BENCH - It was never so deep.\nC: CUP - They have won it twice.",
    'Police heard a nurse\'s allegations <Q by="a nurse">that she was paid to keep silent</Q> — to put Dr Moe on leave.',
    "CASH CRISIS: Savers lose millions as lender fails\n\nSavers queued on Monday.",
]
BESIDE = [
    'Nia Grant: “<Q by="Nia Grant">It is low.</Q>” <Q by="she">Tom Bell left</Q>, she said.',
    '“<Q by="Nia Grant">It is low</Q>,” said Nia Grant, and Tom Bell added, “<Q by="Tom Bell">it is dry.</Q>”',
    '“<Q by="another co-author">The lake is low</Q>,” another co-author said.',
    '“<Q by="Nia Grant">The lake is low</Q>,” said Nia Grant Monday.',
    '“<Q by="Nia Grant">They will go</Q>” says Nia Grant.',
    '“<Q>It is low.</Q>” Nia Grant said:\n\n“<Q by="Nia Grant">It is dry.</Q>”',
    "Nia Grant called Tom Bell and sold the “old mill” to him.",
]
# who can speak: persons, bodies, documents, some of them
NOBODY = [
    "The recent abuses by the agency demonstrate how easy it is to cheat.",
    "Two smaller deals announced in May also aim to make cars.",
    "The strategies argue that the mill should close.",
    'The strategies argue that the mayor said <Q by="the mayor">that sales fell</Q>.',
    "As I have written elsewhere, the plan is a mistake.",
    '"<Q>Is it over?</Q>" I asked.',
    "Karl Lind was asked, “Will the ferry ever sail again?”",
    # a day finds nothing
    "Karl Lind cited a ruling from 19 July 2024, which found that the dam was unsafe.",
    "It’s worth noting that costs fell.",
    "It was announced today <Q>that the mill would close</Q>.",
]
SOMEBODY = [
    '83 percent of nurses said <Q by="83 percent of nurses">they wanted more rest</Q>.',
    'One of the people said <Q by="One of the people">it was over</Q>.',
    'The current constitution says <Q by="The current constitution">he must leave office then</Q>.',
    'Several ISPs say <Q by="Several ISPs">the rules have cost them money</Q>.',
    'The chief of Funnel left. Funnel says <Q by="Funnel">it will hire 30 people</Q>.',
    "The costs are high, and some of the costs show that it is bad.",
    '<Q by="prices compiled by the exchange">Its bonds trade around 76 cents</Q>, according to prices compiled by the exchange.',
]
DATA = [
    "Recent data suggest that rents will fall.",
    "The latest figures show that rents will fall.",
    'Data from Norland Statistics show <Q by="Data from Norland Statistics">that wages fell</Q>. The data also showed <Q by="The data">that exports fell</Q>.',
    'Federal data show <Q by="Federal data">that rents rose</Q>.',
    'Survey data show <Q by="Survey data">that rents rose</Q>.',
    'Its data show <Q by="Its data">that rents rose</Q>.',
]
WHOLE_SPEAKERS = [
    '“<Q by="Ona Vell and Ivo Hart">The lake is low</Q>,” said Ona Vell and Ivo Hart.',
    '<Q by="the country’s Steel Exporters’ Association">Output fell by a third</Q>, according to the country’s Steel Exporters’ Association.',
    '<Q by="the family’s lawyer">The mayor worked to free Ona Berg</Q>, the family’s lawyer said on Monday.',
    '<Q by="data from the consultancy Mekong Panel">Rents rose by a third</Q>, data from the consultancy Mekong Panel showed.',
    'Co-founder and CEO Ona Vell said <Q by="Co-founder and CEO Ona Vell">the mill would close</Q>.',
    'The lawyer indicated <Q by="The lawyer">that it was a good step</Q>, while noting <Q by="The lawyer">that the charge was unclear</Q>.',
]
OWN_WORDS = [
    "Leaders would help the country continue “a remarkable journey”.",
    'The senator said <Q by="The senator">he expected Lind to be confirmed “by a wide margin”</Q>.',
    "Prices will fall, and those who say they will are many.",
    'Responding to the news that Berg had been charged, the director indicated <Q by="the director">that it was a good step</Q>.',
    "This year, it advised Norland Steel on an $80 billion deal to buy Dale, and worked on the sale of Berg.",
    '“<Q by="economist Ona Vell">The larger the town, the faster it grows</Q>,” writes economist Ona Vell in a new book, “The Price of Peace.”',
    'The agency’s inquiry found <Q by="The agency’s inquiry">the number of drivers stopped by troopers and recorded as locals has risen by 30 percent</Q>.',
    "Dale Technologies announced consolidated revenue of 18 million for the quarter ended December 31.",
    "OUTLOOK: The ministry expects 300 homes to be built this year.\nRISKS: Prices rose in May.",
]
CASES = [
    pytest.param(text, id=f"{name.lower()}-{k}")
    for name, texts in list(globals().items())
    if name.isupper() and isinstance(texts, list)
    for k, text in enumerate(texts)
]


def trimmed(text: str, start: int, end: int) -> str:
    return text[start:end].strip(_EDGE)


@pytest.mark.model
@pytest.mark.parametrize("marked_text", CASES)
def test_quotes_of_a_text(marked_text: str, nlp: Language) -> None:
    text, marks = parse_markup(marked_text)
    quotes = find_quotes(nlp(text))
    quotes = {
        (trimmed(text, *fragment), text[slice(*quote.speaker)] if quote.speaker else None)
        for quote in quotes
        if quote.parent is None
        for fragment in quote.fragments
    }
    assert quotes == {(trimmed(text, mark.start, mark.end), mark.attributes.get("by")) for mark in marks}
