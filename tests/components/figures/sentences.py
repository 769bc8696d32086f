"""Sentences with their figures marked: the tag is the kind, its attributes are the slots that the sentence is about.

A figure that is not marked is an error; so is a marked one that is not found.  All sentences were written for these tests.
"""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, ...]] = {
    "numbers": (
        "The city counts <COUNT value=1417 unit=bridge>1,417 bridges</COUNT>.",
        "The port shipped <QUANTITY value=734000 unit=tonne>734 000 tonnes</QUANTITY> of wheat.",
        "Some <COUNT value=31206 unit=pupil modifier=approx>thirty-one thousand two hundred and six "
        "pupils</COUNT> sat the test.",
        "The fund has <COUNT value=3500000 unit=member>three and a half million members</COUNT>.",
        "A village of <COUNT value=500000 unit=soul>half a million souls</COUNT> is a city.",
        "They bought <COUNT value=24 unit=goat>two dozen goats</COUNT> and <COUNT value=6 "
        "unit=sheep>half a dozen sheep</COUNT>.",
        "Her boat is <QUANTITY value=9.5 unit=metre>9½ metres</QUANTITY> long.",
        "The loan runs for <DURATION value=2.5 unit=year>2-1/2 years</DURATION>.",
        "The mill spins an average of <COUNT value=1400 per=day>1400 a day</COUNT>; some <COUNT value=2000 unit=person>2000</COUNT> "
        "were hurt; it is the longest since at least 1850.",
        "The app has <COUNT value=37000 unit=subscriber>37K subscribers</COUNT> and <COUNT "
        "value=1200000 unit=reader>1.2m readers</COUNT>.",
        "It sold <COUNT value=2000000 unit=copy modifier=more_than>2+ million copies</COUNT>.",
        "The levy raised <MONEY value=1000.5 unit=EUR>1 000,5 euros</MONEY>.",
    ),
    "symbols, scales and results": (
        "A <OTHER value=5.4 unit=magnitude>magnitude-5.4</OTHER> shock was put at magnitude <OTHER>5.6</OTHER>, later at "
        "<OTHER value=5.9 unit=magnitude>5.9</OTHER>.",
        "A <OTHER value=5.2 unit=magnitude>magnitude 5.2</OTHER> quake hit.",
        "The ratio is estimated in the range <COUNT low=3 high=5 range=true>3–5</COUNT>.",
        "The crate is <QUANTITY value=40 unit=centimetre>40</QUANTITY> x <QUANTITY>30</QUANTITY> x "
        "<QUANTITY>20 cm</QUANTITY>.",
        "The storm killed <COUNT value=1 unit=person>one</COUNT> and hurt <COUNT value=6>six men</COUNT>, but no "
        "one was killed in town, one deputy told the board.",
        "The board cut the number of branches from <COUNT value=90>90</COUNT> to <COUNT value=4>4</COUNT>.",
        "The board voted <COUNT value=90 unit=vote>90</COUNT> to <COUNT value=4 unit=vote>4</COUNT> after a 6-to-1 match.",
        "The motion passed in a vote, <COUNT value=52 unit=vote>52</COUNT>-to-<COUNT value=48 unit=vote>48</COUNT>.",
        "Their sons are aged <AGE value=9>nine</AGE>, <AGE value=10>ten</AGE> and <AGE value=14>fourteen</AGE>.",
        "All but <COUNT value=1 unit=barge>one barge</COUNT> sank, with <COUNT value=12 unit=person>12 injured</COUNT>.",
        "The tram goes every <DURATION value=30 unit=second>30 seconds</DURATION>; repairs were to last "
        "<DURATION value=5 unit=year>five years</DURATION>.",
        "Police stopped the car <COUNT value=3 unit=time>three times</COUNT> when Wood and <COUNT value=2 unit=person>two "
        "others</COUNT> were in it.",
        "<COUNT value=2 unit=driver>Two drivers</COUNT> were hurt. <COUNT value=1 unit=driver>One driver</COUNT> was from Leeds.",
        "The army added <COUNT value=5 unit=silo>five silos</COUNT>, leaving the total number at <COUNT value=30 "
        "unit=silo>30</COUNT>.",
        "It sold for <MONEY value=5000000>$5 million</MONEY>, <MULTIPLE value=2>2x</MULTIPLE> its price, and had more than "
        "<MULTIPLE value=2 modifier=more_than>double</MULTIPLE> the users of its rival.",
        "The study put the population of the island at <COUNT value=1000000 unit=person>one million</COUNT>.",
        "Its R0 is still unknown.",
        "The tests covered <COUNT value=9 unit=boat>nine boats</COUNT>, including <COUNT value=1 "
        "unit=ferry>one old ferry</COUNT>.",
    ),
    "vague amounts": (
        "<COUNT vague=true unit=shop>Dozens of shops</COUNT> closed.",
        "The frost ruined <QUANTITY vague=true unit=hectare>tens of thousands of hectares</QUANTITY> of vines.",
        "The repairs cost <MONEY vague=true unit=USD>hundreds of millions of dollars</MONEY>.",
        "Several ministers and a few deputies left.",
        "A <COUNT vague=true unit=guest>few hundred guests</COUNT> met <COUNT vague=true unit=guard>several dozen guards</COUNT>.",
        "Thieves took <COUNT vague=true unit=coin>thousands if not millions of coins</COUNT>.",
    ),
    "money": (
        "The tower cost <MONEY value=63000000 unit=AUD>A$63 million</MONEY>, or <MONEY value=41000000 "
        "unit=USD>US$41 million</MONEY>.",
        "A room costs <MONEY value=880 unit=HKD>HK$880</MONEY> or <MONEY value=3600 unit=TWD>NT$3,600</MONEY>.",
        "The bill was <MONEY value=7800000 unit=CHF>CHF 7.8m</MONEY>.",
        "He won <MONEY value=40000000 unit=SEK>40 million Swedish kronor</MONEY> in the draw.",
        "The scheme needs <MONEY value=76000000000 unit=INR>Rs 7,600 crore</MONEY> and <MONEY "
        "value=1500000 unit=INR>15 lakh rupees</MONEY>.",
        "The stake is worth <MONEY value=2100000000 unit=CNY>RMB 2.1bn</MONEY>.",
        "Dairy farmers lost <MONEY value=0.07 unit=EUR per=litre>7 euro cents per litre</MONEY>.",
        "Fees came to <MONEY value=900000000 unit=SEK>900 million Swedish kronor</MONEY>, compared with <MONEY "
        "value=850000000 unit=SEK>850 million</MONEY> before.",
        "It earned <MONEY value=70000000 unit=EUR>70 million euros</MONEY>, up from earlier guidance of <MONEY "
        "value=60000000 unit=EUR>60 million</MONEY>.",
        "The grant is <MONEY value=5000000 unit=EUR>5 million euros</MONEY> over <DURATION value=3 unit=year "
        "modifier=exact>three years</DURATION>.",
        "The shares closed at <MONEY value=2.14 unit=GBP>214p</MONEY>.",
        "The pass costs <MONEY value=12000 unit=USD per=year>$12k a year</MONEY>.",
        "It costs <MONEY low=3000000 high=4000000 range=true>$3 to $4 million</MONEY>, once <MONEY low=2000000000 "
        "high=3000000000 range=true>$2 or $3 billion</MONEY>.",
        "Losses went from <MONEY value=3000000>$3</MONEY> to <MONEY value=4000000>$4 million</MONEY>.",
        "Ticket prices run from <MONEY low=20 high=35 unit=EUR range=true>€20 to €35</MONEY>.",
        "Tea costs <MONEY low=5 high=6 unit=EUR range=true>5 or €6</MONEY>, lunch <MONEY value=15 unit=USD>15</MONEY> or "
        "<MONEY value=20>$20</MONEY>.",
        "The fare rose from <MONEY value=1.2 unit=EUR>1.20</MONEY> to <MONEY value=1.5>€1.50</MONEY>.",
        "Debt fell from <MONEY value=4500000000 unit=EUR>4.5</MONEY> to <MONEY value=3900000000>3.9 billion euros</MONEY>.",
        "The yen stood at <MONEY value=151.3 unit=JPY per=dollar>151.30 per dollar</MONEY>.",
        "Rents cost <MONEY value=380 per=month>$380 more a month</MONEY>.",
        "He earns <MONEY value=9 per=hour>$9 an hour</MONEY> or <MONEY value=90 per=day>$90 a day</MONEY>.",
        "Sales were <MONEY value=9100000000 unit=EUR>9.1 billion euros</MONEY>, estimate <MONEY value=9300000000 "
        "unit=EUR>9.3 billion</MONEY>.",
        "The dock cost <MONEY unit=HKD>30 billion Hong Kong dollars</MONEY> (<MONEY unit=USD>$3.8 billion</MONEY>) in "
        "Hong Kong, said Hong Kong.",
        "Reuters: Australia and Sydney will pay <MONEY unit=USD>$5 million</MONEY>.",
    ),
    "denominators apart from their amount": (
        "The cut saves <MONEY value=3000000 per=year>$3 million annually</MONEY>, <PERCENT value=4 per=year>4 percent per "
        "annum</PERCENT>.",
        "The <COUNT value=40 unit=ferry per=\"\">40 daily ferries</COUNT> stopped.",
        "There is <COUNT value=1 unit=death per=\"86 million miles\">one death every 86 million miles</COUNT>.",
        "It kills <COUNT value=6 unit=miner per=1,000>six miners per 1,000</COUNT>.",
        "Tin rose to <MONEY value=18 per=ton>$18 a ton</MONEY> and closed at <MONEY value=17 per=ton>$17</MONEY>.",
        "Its annual sales of <MONEY value=3000000 per=year>$3 million</MONEY> buy <QUANTITY value=900 per=year>900 tons</QUANTITY> "
        "in yearly imports.",
        "Tin rose to <MONEY value=18 per=ton>$18 a ton</MONEY> and Zenco traded at <MONEY value=17 per=\"\">$17</MONEY>.",
    ),
    "percent and points": (
        "Sales were <MONEY value=2200000000 unit=ILS>2.2 billion shekels</MONEY> (<MONEY value=590000000 unit=USD>$590 million</MONEY>) "
        "and <COUNT value=71000000>71 million</COUNT>.",
        "Of <COUNT value=895 unit=worker>895 workers</COUNT> <COUNT value=146 unit=worker>146</COUNT>, or <PERCENT value=11.3>11.3 "
        "percent</PERCENT>, left.",
        "Turnout was <PERCENT value=61.8 unit=percent>61.8%</PERCENT> in the north and <PERCENT "
        "value=44>44 per cent</PERCENT> in the south.",
        "The bank raised its rate by <POINTS value=75 unit=basis_point>75 basis points</POINTS>.",
        "Support slipped <POINTS value=2.5 unit=percentage_point>2.5 percentage points</POINTS>.",
        "The bank cut rates by <POINTS value=0.25 unit=percentage_point>a quarter of a percentage point</POINTS>.",
        "Okafor led the poll by <POINTS value=7 unit=percentage_point>seven points</POINTS>.",
        "The gap narrowed by <MONEY value=2000000>$2 million</MONEY> to <MONEY value=14000000>$14 million</MONEY>.",
        "Bus fares fell from <PERCENT value=8.4>8.4 percent</PERCENT> of pay, and train fares were <PERCENT value=6.1>6.1</PERCENT>.",
        "Zenco rose <PERCENT value=8.15>8.15%</PERCENT> to <OTHER value=9.65 unit=\"\">9.65</OTHER>.",
        "Wages grew <PERCENT value=3 unit=percent>3</PERCENT> and <PERCENT value=5 unit=percent>5 percent</PERCENT>.",
        "The discount is <PERCENT low=10 high=15 range=true>10-15%</PERCENT>.",
    ),
    "fractions and multiples": (
        "<FRACTION value=0.333333333>A third</FRACTION> of the harvest and <FRACTION "
        "value=0.75>three-quarters</FRACTION> of the hay burned.",
        "<FRACTION value=0.142857143>One in seven</FRACTION> pensioners is poor.",
        "<FRACTION value=0.6>Six out of 10</FRACTION> dentists agreed.",
        "Imports <MULTIPLE value=2 unit=multiple>doubled</MULTIPLE> and debts more than <MULTIPLE "
        "value=4 modifier=more_than>quadrupled</MULTIPLE>.",
        "Rents are <MULTIPLE value=3>three times</MULTIPLE> as high and output rose <MULTIPLE "
        "value=5>five-fold</MULTIPLE>.",
        "The new route takes <MULTIPLE value=0.5>half as long</MULTIPLE>.",
        "Boys are <MULTIPLE value=2>twice as likely</MULTIPLE> to fail; the flag is at half staff.",
        "She doubled down on the ban.",
        "Rent takes <FRACTION low=0.2 high=0.333333333 range=true>a third to a fifth</FRACTION> of pay and rose by <FRACTION "
        "value=0.2>a fifth</FRACTION>.",
        "More than <FRACTION value=0.333333333>a third</FRACTION> chose Okafor; one lied, and a third who ran.",
        "It won <COUNT value=17 unit=district>17</COUNT> out of <COUNT value=18>18 districts</COUNT>.",
        "He wrote <COUNT value=3>three books</COUNT>, one with her and a fourth for the club.",
        "In the second half they were the third side to score.",
    ),
    "physical quantities": (
        "The lorry was doing <QUANTITY value=95 unit=mile per=hour>95 mph</QUANTITY>.",
        "It fell to <QUANTITY value=-7 unit=\"degree celsius\">minus 7 degrees Celsius</QUANTITY>.",
        "The keeper is <QUANTITY value=75 unit=inch>6 feet 3 inches</QUANTITY> tall, the striker "
        "<QUANTITY value=69 unit=inch>5-foot-9</QUANTITY>.",
        "The field pumps <QUANTITY value=410000 unit=barrel per=day>410,000 barrels a day</QUANTITY>.",
        "The plant makes <QUANTITY low=40 high=60 unit=megawatt range=true>40-60 MW</QUANTITY>.",
        "The hall covers <QUANTITY value=2100 unit=\"square metre\">2100sq m</QUANTITY> at <QUANTITY value=41 unit=\"degree "
        "fahrenheit\">41degF</QUANTITY>.",
        "A <QUANTITY value=45 unit=watt>45 W</QUANTITY> charger draws <QUANTITY value=3 unit=ampere>3 A</QUANTITY> and weighs "
        "<QUANTITY value=350 unit=gram>350 g</QUANTITY>.",
        "The engine makes <QUANTITY value=254 unit=\"metric horsepower\">254 PS</QUANTITY>.",
        "She averaged <COUNT value=24.1 unit=point per=game>24.1 ppg</COUNT>.",
        "She leads by <QUANTITY value=12 unit=metre>12m</QUANTITY> from her rivals.",
        "They recalled <QUANTITY value=3000000 unit=pound>3 million pounds</QUANTITY> of beef, at a loss of <MONEY "
        "value=5000000 unit=GBP>5 million pounds</MONEY>.",
        "Output fell from <QUANTITY value=12000000 unit=tonne>12</QUANTITY> to <QUANTITY value=9000000>9 million tonnes</QUANTITY>.",
        "She set a record over <QUANTITY value=200 unit=metre>200m</QUANTITY>.",
        "They walked <QUANTITY value=3.5 unit=mile>three and a half miles</QUANTITY>.",
        "The mine sold <QUANTITY value=52000 unit=ton candidates=true>52,000 tons</QUANTITY>.",
        "The parcel weighs <QUANTITY value=40 unit=pound>40 pounds</QUANTITY>.",
        "It began at 9:30 a.m. and ended at 10:20:15 GMT.",
        "It covers about <QUANTITY value=6 modifier=approx>6 hectares</QUANTITY> (<QUANTITY modifier=approx>15 acres</QUANTITY>; "
        "<QUANTITY value=0.06 unit=\"square kilometre\" modifier=approx>.06 square km</QUANTITY>), or <PERCENT "
        "modifier=exact>3 percent</PERCENT> of it.",
        "The bag cost <MONEY value=40>£40</MONEY>. It weighs <QUANTITY value=12 unit=pound>12 pounds</QUANTITY>.",
        "The weights cost <MONEY value=40>£40</MONEY>. The fee is <MONEY value=12 unit=GBP per=kilogram>12 pounds per kg</MONEY>.",
        "She won <DURATION value=6>six minutes</DURATION> ahead of Weber; they were lost for <DURATION value=9>nine days</DURATION> "
        "before she came.",
        "The talks lasted <DURATION value=135 unit=minute>two hours and 15 minutes</DURATION>.",
        "It took <DURATION value=1.5 unit=hour>an hour and a half</DURATION>, not <DURATION value=2.5 unit=year>two years and a "
        "half</DURATION>.",
        "The strike went on for <DURATION value=4 unit=week>four straight weeks</DURATION>.",
    ),
    "ages": (
        "A <AGE value=17 unit=year>17-year-old</AGE> rescued a <AGE value=9 unit=month>9-month-old</AGE> baby.",
        "Maria Duarte, <AGE value=58 unit=year>58</AGE>, runs the bakery.",
        "Maria Duarte has won; they're <AGE value=18>18</AGE>.",
        "Maria Duarte, who ran the bakery, was <AGE value=90 unit=year>90</AGE>.",
        "The boys are between the ages of <AGE low=11 high=16 range=true>11 and 16</AGE>.",
        "The vaccine is for men aged <AGE low=50 high=64 range=true>50 to 64</AGE>.",
        "Children under <AGE value=12 unit=year modifier=less_than>12</AGE> travel free.",
        "She was <AGE value=15 unit=year>15</AGE> when the war began.",
        "The princess, <AGE value=58 unit=year>58</AGE>, was there when I was <AGE value=9 unit=year>nine</AGE>.",
        "It is free for women between <AGE low=20 high=35 range=true>20 and 35</AGE> and for men older than "
        "<AGE value=62 unit=year>62</AGE>.",
    ),
    "counts": (
        "The quake left <COUNT value=2600 unit=family>2,600 poor rural families</COUNT> without a roof.",
        "The crash killed <COUNT value=14 unit=person modifier=at_least>14 people</COUNT> at least.",
        "The mill employed <COUNT value=900>900</COUNT> before it closed.",
        "Nearly <COUNT value=30 modifier=approx>30</COUNT> were hurt.",
        "<COUNT value=120 unit=deputy>120</COUNT> of the <COUNT value=300 unit=deputy>300 "
        "deputies</COUNT> stayed away.",
        "The party lost <COUNT value=5 unit=seat>five</COUNT> of its seats and <COUNT value=1 unit=senator>one senator</COUNT>.",
        "There was <COUNT value=1 unit=diver>one diver</COUNT> on board.",
        "Laws on attacks with <COUNT value=4 unit=victim modifier=at_least>four or more victims</COUNT> changed.",
        "It was one of <COUNT value=3 unit=\"\">three</COUNT> facing Okafor.",
        "The fair drew <COUNT value=40 unit=van>40  red vans</COUNT> and <COUNT value=5600000>5.6  million people</COUNT>.",
        "They fly <COUNT value=2 unit=helicopter>two</COUNT> military and <COUNT value=3>three civil helicopters</COUNT>.",
        "She owns one of <COUNT value=18>eighteen B-17s</COUNT>.",
        "The post takes <COUNT value=1 unit=parcel per=customer>one parcel per customer</COUNT>.",
        "He was champion <COUNT value=4 unit=time>four times</COUNT> as a junior.",
        "Fire hurt <COUNT value=6 unit=boy>six boys</COUNT> on Monday. <COUNT value=4 unit=boy>Four</COUNT> more were hurt on Friday.",
        "In the <COUNT value=9 unit=storey>nine-storey</COUNT> house <COUNT value=30 unit=person>30</COUNT> were found dead.",
        "Sales fell to <COUNT value=90 unit=van>90 vans</COUNT> in May, from <COUNT value=120 unit=van>120</COUNT> in April.",
        "Tickets sold <MULTIPLE value=4.8>4.8 times</MULTIPLE> over.",
        "It is a <COUNT value=4 unit=bedroom>four-bedroom</COUNT> house with a <COUNT value=3 unit=leg>three-legged</COUNT> cat, a <COUNT "
        "value=6 unit=side>six-sided</COUNT> hall and <COUNT value=0 unit=tree>zero trees</COUNT>.",
        "The deal covers <COUNT low=3 high=4 unit=club range=true>three or four clubs</COUNT>.",
        "They filmed <COUNT value=250000 unit=clip>a quarter million clips</COUNT>.",
        "They shipped <COUNT value=6000000 unit=bottle>six million bottles</COUNT>.",
        "They filled <COUNT value=8 unit=bottle>eight <QUANTITY value=250>250ml</QUANTITY> bottles</COUNT>.",
        "He met <COUNT value=12 unit=MP>12 MPs</COUNT> and rented <COUNT value=3 unit=SUV>three SUVs</COUNT>.",
        "One of the guards said that no one had seen one.",
    ),
    "counts and words that are no nouns of theirs": (
        "The clinic treated <COUNT value=18 unit=diver>eighteen infected divers</COUNT>.",
        "Most of the <COUNT value=24 unit=seat>24 “safe” seats</COUNT> changed hands.",
        "The app has <COUNT value=40000 unit=player>40,000 daily active players</COUNT>.",
        "The fair drew <COUNT vague=true unit=farmer>thousands of hill and valley farmers</COUNT>.",
        "They won <COUNT value=4 unit=seat>four Senate Democratic seats</COUNT>.",
        "The pier has <COUNT value=12 unit=staff>12 staff</COUNT>.",
        "It is a <COUNT value=6 unit=cylinder>6 cylinder</COUNT> engine.",
        "A family of <COUNT value=5 unit=person>five</COUNT> getting food aid came.",
        "He hired <COUNT value=85 unit=officer>85 state and local officers</COUNT>.",
        "The <COUNT value=2 unit=model>two previous models</COUNT> sold well.",
        "They are building <COUNT value=40 unit=home>40 homes</COUNT> and will issue <COUNT value=500 unit=visa>500 visas</COUNT>.",
        "A group of <COUNT value=12 unit=boy>12 boys</COUNT> met the Group of Seven at Platform 9.",
        "Then <COUNT value=1885 unit=aftershock>1885 aftershocks</COUNT> came; in 1885 storms came.",
        "It is a <COUNT value=10 unit=inning>10-inning</COUNT> game with <COUNT value=12 unit=staff>12 staff</COUNT>, shot from the "
        "747 jetliner by Number 25A of the best-of-five side.",
        "There were <COUNT value=53 unit=death>53 smoke related deaths</COUNT>.",
    ),
    "stock indexes": (
        "The Nikkei 225 lost <INDEX value=310.4 unit=index_point>310.4 points</INDEX> to <INDEX "
        "value=38112.09 unit=index_point>38,112.09</INDEX>.",
        "The FTSE 100 fell <PERCENT value=0.4>0.4%</PERCENT> to <INDEX value=7610>7,610</INDEX>.",
    ),
    "modifiers": (
        "It costs <MONEY value=90 modifier=at_most>$90</MONEY> or less.",
        "Up to <COUNT value=70 modifier=at_most>70 guests</COUNT> may come.",
        "No fewer than <COUNT value=12 modifier=at_least>12 judges</COUNT> resigned.",
        "Just under <PERCENT value=40 modifier=less_than>40%</PERCENT> voted.",
        "It weighs about <QUANTITY value=30 modifier=approx>30 kilograms</QUANTITY> (<QUANTITY value=66 "
        "modifier=approx>66 pounds</QUANTITY>).",
        "It is <QUANTITY value=5 modifier=exact>5 miles</QUANTITY> away.",
        "In <DURATION value=1 modifier=exact>one week</DURATION>, at least <COUNT value=3 modifier=at_least>three ships</COUNT> sank.",
        "They will, over <DURATION value=18 modifier=exact>18 months</DURATION>, train for over <DURATION value=2 "
        "modifier=more_than>two hours</DURATION>.",
    ),
    "no amounts": (
        "Ministers of the G7 met near Highway 61 before COP28.",
        "The Airbus 350, the iPhone 15 and Article 50 were in the news.",
        "Read page 14, Section 3 and No. 5.",
        "United won 4-2.",
        "Call 1-800-555-0142 or see https://example.org/2021/04/17.",
        "The shop opens at 9:30 a.m. and shuts at 6pm.",
        "In 1997 and on 3 June 2004 it rained; the 1980s were dry.",
        "It was the second time in the 20th century.",
        "Sales slipped for a fourth month after a third-quarter loss.",
        "She has zero interest in a one-to-one copy and wants to zero out tax.",
        "It won a 6-to-1 vote with a 2-in-1 tablet and HDMI 2.1.",
        "Image 1 of 2 shows her.",
        "It reached a top-four finish and a last-eight place with the under-21 side.",
        "On March 4 and 5 a shop burned.",
        "It sank in the past year and a half, from roughly 1948 to 1951 and up to 2015.",
        "The iPad mini 5 runs iOS 10, no longer Windows 10, and Super Mario Maker 2.",
        "The Slate Go 2 was in one shop; Leeds won 3:2.",
        "The gauge fell for a sixth week.",
        "Photo 3 of 5",
        "Flight 4U 9525 is late after a 9-of-14 night; Bolt in April 2018 won.",
    ),
    "terms, signed rates and slashes that are amounts": (
        "It has a <DURATION value=10 unit=year>10-year</DURATION> plan and took a <DURATION value=2 unit=month>two-month</DURATION> "
        "break before yields rose.",
        "Norda, <PERCENT value=0.23>+0.23%</PERCENT> in May, is closed; it costs <MONEY value=3>$3</MONEY>/<MONEY value=2>£2</MONEY>.",
        "Claims rose <COUNT value=17000 range=false>17,000</COUNT> to <COUNT value=283000>283,000</COUNT>; the bank forecast <COUNT low=12 "
        "high=40 range=true>12 to 40</COUNT>.",
    ),
}  # fmt: skip
