"""Sentences with the roles of their figures, by domain.

`F` marks a figure: `r` its role, `d` its direction, `m` what it measures (articles aside), `vs` the words that it is compared
with, `k` the kind of a baseline.  A slot that is not written is not asked about; `m=-` and `vs=-` ask for nothing there.
"""

MARKETS = """
The Harbour index <F r=change d=down m="Harbour index">fell 12 points</F>.
The benchmark index dropped <F r=change d=down m="benchmark index">41.3 points</F>, or <F r=change d=down m="benchmark index">0.8 percent</F>, to <F r=level m="benchmark index">5,120.4</F>.
Brent crude rose <F r=change d=up m="Brent crude">1.2%</F> to <F r=rate m="Brent crude">$71.34 a barrel</F>, while gold slipped <F r=change d=down m="gold">0.4%</F>.
The euro was up <F r=change d=up m="euro">0.3 percent</F> at <F r=rate m="euro">$1.0921</F>.
Shares of the chip maker closed <F r=change d=up>2.4% higher</F> at <F r=rate>$45.60</F>.
Nickel was last at <F r=rate m="Nickel">$14,210 a tonne</F>, down <F r=change d=down m="Nickel">1.1%</F> on the day.
The yield on the note slipped to <F r=rate m="yield on the note">1.82%</F> from <F r=baseline k=earlier m="yield on the note">1.95%</F> late on Tuesday.
The stock lost <F r=change d=down m="stock">$1.05</F>, or <F r=change d=down m="stock">3.1%</F>.
Wheat futures settled down <F r=change d=down m="Wheat futures">6 cents</F> at <F r=rate m="Wheat futures">$5.40 a bushel</F>.
Spreads over German bonds widened by <F r=change d=up>12 basis points</F>.
Bitcoin has shed <F r=change d=down m="Bitcoin">a fifth</F> of its value this month.
The rouble strengthened <F r=change d=up m="rouble">0.6%</F> against the dollar to <F r=rate>92.3 roubles per dollar</F>.
The Northern bourse ended the week flat at <F r=level>3,410 points</F>.
Copper added <F r=change d=up m="Copper">0.9%</F> and zinc <F r=change d=up m="zinc">1.3%</F>.
The S&P 500 gained <F r=change d=up m="S&P 500">21.3 points</F>, or <F r=change d=up m="S&P 500">0.7 percent</F>, to <F r=level m="S&P 500">3,001</F>.
Oil prices have slid <F r=change d=down m="Oil prices">15 percent</F> since April.
The fund outperformed its benchmark by <F r=change d=up>2 percentage points</F>.
The shares are up <F r=change d=up m="shares">39 percent</F> this year.
Trading volume was <F r=change d=down>18 percent below</F> the level of a week earlier.
"""

ECONOMY = """
The economy grew <F r=change d=up m="economy">2.1 percent</F> in the second quarter.
Gross domestic product shrank by <F r=change d=down m="Gross domestic product">0.4 percent</F> in the three months to June.
Growth slowed to <F r=level m="Growth">1.6 percent</F> from <F r=baseline k=earlier m="Growth">2.3 percent</F> in the previous quarter.
Inflation accelerated to <F r=rate m="Inflation">4.2 percent</F> in May from <F r=baseline k=earlier m="Inflation">3.9 percent</F> in April.
Consumer prices rose <F r=change d=up m="Consumer prices" vs="a year earlier">3.4 per cent</F> from a year earlier.
Unemployment rose <F r=change d=up m="Unemployment">0.5 percentage points</F> to <F r=rate m="Unemployment">5.5 percent</F>.
The unemployment rate edged down to <F r=rate m="unemployment rate">3.9%</F>, compared with <F r=baseline k=earlier>4.1%</F> a month earlier.
The trade deficit narrowed to <F r=level m="trade deficit">$48.2 billion</F> from <F r=baseline k=earlier m="trade deficit">$51.7 billion</F>.
The deficit widened by <F r=change d=up m="deficit">$3 billion</F>.
Exports, which make up <F r=share m="Exports">40 percent</F> of output, fell <F r=change d=down m="Exports">6 percent</F>.
Industrial output was unchanged, against a <F r=change d=up>0.2 percent rise</F> in March.
The central bank raised its key rate by <F r=change d=up m="key rate">25 basis points</F> to <F r=rate m="key rate">5.25 percent</F>.
The central bank cut rates by <F r=change d=down m="rates">half a percentage point</F>.
The central bank left its policy rate unchanged at <F r=rate m="policy rate">4.75%</F>.
The finance ministry expects growth of <F r=change d=up>3 percent</F> next year.
Public debt stood at <F r=share m="Public debt">93 percent</F> of gross domestic product.
Retail sales fell <F r=change d=down m="Retail sales">0.3%</F>, versus expectations of a <F r=change d=up>0.2% gain</F>.
Factory orders jumped <F r=change d=up m="Factory orders">4.4 percent</F>, more than the <F r=baseline k=expected>2 percent</F> economists had forecast.
First-quarter growth was revised up to <F r=level>1.4 percent</F> from an initial estimate of <F r=baseline k=revised>1.1 percent</F>.
Economists polled by the paper had expected a reading of <F r=target>51.2</F>.
Imports were down <F r=change d=down m="Imports" vs="May last year">8.3 percent</F> compared with May last year.
Year on year, imports tumbled <F r=change d=down m="imports" vs="Year on year">11.5 percent</F>.
The value of exports showed a <F r=change d=down m="value of exports">13.7 percent decrease</F> from the <F r=baseline k=earlier>$21.7 million</F> recorded in April.
The region exported goods worth <F r=level m="goods">$18.7 million</F>, an annual decrease of <F r=change d=down m="goods" vs="annual">48.3%</F>.
Average wages rose at an annualised <F r=change d=up>4 percent</F>.
"""

JOBS = """
The jobless rate was <F r=rate m="jobless rate">3.7 percent</F>.
Employers added <F r=change d=up>210,000 jobs</F> in May.
The carmaker will cut <F r=change d=down>3,000 jobs</F>.
Payrolls increased by <F r=change d=up m="Payrolls">164,000</F> in May.
The number of claims fell by <F r=change d=down m="number of claims">12,000</F>, to <F r=level m="number of claims">230,000</F>.
The plant employs <F r=level>1,200 people</F>, down from <F r=baseline k=earlier>1,500</F> in 2019.
The company plans to hire <F r=target>5,000 engineers</F> next year.
The retailer laid off <F r=share m="staff">a third</F> of its staff.
Hourly pay rose <F r=change d=up m="Hourly pay">3.1%</F> to <F r=rate>$28.40 an hour</F>.
The minimum wage is <F r=rate m="minimum wage">$12.50</F>.
Women earn <F r=difference d=down>16% less</F> than men.
Nurses were offered a <F r=change d=up>5% pay rise</F>.
The union is demanding a raise of <F r=change d=up>8 percent</F>.
Some <F r=level>40,000 workers</F> walked out.
Workers in the north earn <F r=difference d=up>$200 more</F> than those in the south.
"""

COMPANIES = """
Net profit fell <F r=change d=down m="Net profit" vs="$3.2 billion">5%</F> to <F r=level m="Net profit">$3 billion</F> from <F r=baseline k=earlier m="Net profit">$3.2 billion</F>.
Revenue rose <F r=change d=up m="Revenue">12 percent</F> to <F r=level m="Revenue">$4.5 billion</F>, beating analysts' estimates of <F r=baseline k=expected m="Revenue">$4.3 billion</F>.
Sales reached <F r=level m="Sales">12.3 billion yuan</F>, up from <F r=baseline k=earlier m="Sales">11 billion yuan</F> a year ago.
The group posted a net loss of <F r=level m="net loss">$48 million</F>, compared with a profit of <F r=baseline k=earlier>$12 million</F> a year earlier.
Profit more than <F r=change d=up m="Profit">doubled</F> to <F r=level m="Profit">$80 million</F>.
Losses <F r=change d=down m="Losses">halved</F> to <F r=level m="Losses">3 million euros</F>.
Earnings were <F r=rate m="Earnings">52 cents a share</F>, against <F r=baseline k=earlier m="Earnings">47 cents</F> a year earlier.
Operating profit beat forecasts by <F r=difference d=up m="Operating profit">3 million euros</F>.
The airline sold <F r=level>3.1 million tickets</F>, an increase of <F r=change d=up>9 percent</F>.
The airline carried <F r=level>3.1 million passengers</F> in May, up <F r=change d=up>4 percent</F> on last year.
Comparable sales rose <F r=change d=up m="Comparable sales">3.6 percent</F>, missing the <F r=change d=up>4.8 percent gain</F> that was expected.
Revenue was up <F r=change d=up m="Revenue">5% and</F> volume <F r=change d=up m="volume">3%</F>.
Sales were up <F r=change d=up m="Sales">3</F> and <F r=change d=up m="Sales">5 percent</F> in May and June.
The company raised <F r=level>$3 million</F> in its first funding round.
The company raised its dividend by <F r=change d=up m="dividend">10 percent</F> to <F r=rate>33 cents a share</F>.
The firm cut its full-year profit forecast by <F r=change d=down m="full-year profit forecast">a quarter</F>.
The firm spent <F r=level m="research">$600 million</F> on research.
The deal values the firm at <F r=level m="firm">$2.4 billion</F>.
The brewer bought a <F r=share>20 percent stake</F> in the vineyard for <F r=level>$300 million</F>.
Cars accounted for <F r=share m="Cars">12 percent</F> of sales.
The supplier gets <F r=share m="revenue">60 percent</F> of its revenue from one customer.
Margins improved by <F r=change d=up m="Margins">60 basis points</F> to <F r=level m="Margins">14.2 percent</F>.
Operating costs were trimmed by <F r=change d=down m="Operating costs">$40 million</F>.
The company expects revenue of <F r=target m="revenue">$5.1 billion</F> this year.
The company plans to spend <F r=target>$5 billion</F> on new plants by 2030.
Turnover was <F r=change d=up m="Turnover">6 percent higher</F> than in the same period last year.
Shares in the bank have lost <F r=change d=down>60 percent</F> since January.
The board proposed a dividend of <F r=target>1.20 euros a share</F>.
Shipments slumped <F r=change d=down m="Shipments">14 percent</F> in China and <F r=change d=down>9 percent</F> in Europe.
The retailer's shares, which have fallen <F r=change d=down m="retailer's shares">30 percent</F> this year, were flat.
Analysts had been expecting earnings of <F r=target>$1.10 a share</F>.
Pretax profit came in at <F r=level m="Pretax profit">£41m</F>, down from <F r=baseline k=earlier m="Pretax profit">£55m</F>.
The order book grew to <F r=level m=->900 aircraft</F> from <F r=baseline k=earlier>870</F>.
Exports <F r=change d=up m="Exports">tripled</F> to <F r=level>900 tons</F>.
Revenue, excluding currency effects, climbed <F r=change d=up m="Revenue">7.5 per cent</F>.
"""

CRIME_HEALTH = """
Homicides fell <F r=change d=down m="Homicides">13 percent</F> last year, police said.
Burglaries were down <F r=change d=down m="Burglaries">7 percent</F>, but car thefts rose <F r=change d=up m="car thefts">22 percent</F>.
Police recorded <F r=level>412 robberies</F>, <F r=change d=down>9 percent fewer</F> than in 2018.
At least <F r=level>12 people</F> were killed and nearly <F r=level>40</F> injured.
He was sentenced to <F r=level>five years</F> in prison.
The number of cases rose to <F r=level m="number of cases">4,100</F> from <F r=baseline k=earlier m="number of cases">3,600</F> a week earlier.
Infections have <F r=change d=up m="Infections">doubled</F> since March.
About <F r=share m="patients">two-thirds</F> of patients recovered.
The drug reduced the risk of stroke by <F r=change d=down m="risk of stroke">30 percent</F>.
Smokers are <F r=difference d=up>three times more</F> likely to fall ill.
The vaccine costs <F r=level>$40</F>.
Waiting times increased from <F r=baseline k=earlier>12 weeks</F> to <F r=level>18 weeks</F>.
One in <F>five adults</F> smokes.
Obesity rates climbed <F r=change d=up m="Obesity rates">4 points</F> to <F r=rate>31 percent</F>.
The hospital had <F r=difference d=down>15 percent fewer</F> nurses than it needs.
Deaths from overdoses dropped <F r=change d=down m="Deaths from overdoses">a third</F>.
"""

POLLS = """
The senator leads her rival by <F r=difference d=up>5 points</F>.
The poll put the governor ahead with <F r=share m="vote">47 percent</F> of the vote.
<F r=share>Fifty-two percent</F> of voters support the bill.
Support for the party fell to <F r=share m="Support for the party">18 percent</F>.
The prime minister's approval rating dropped <F r=change d=down m="prime minister's approval rating">six points</F> to <F m="prime minister's approval rating">38 percent</F>.
Turnout was <F r=share m="Turnout">61 percent</F>, up from <F r=baseline k=earlier m="Turnout">58 percent</F> in 2015.
The party won <F r=level>62 seats</F>, <F r=difference d=up>12 more</F> than its rival.
The survey has a margin of error of plus or minus <F>3 percentage points</F>.
<F r=share m="voters">A third</F> of voters are undecided.
The candidate is <F r=difference d=down>4 points behind</F> her rival.
"""

CLIMATE_ENERGY = """
Emissions must be cut by <F r=change d=down m="Emissions">45 percent</F> by 2030.
The country aims to reduce emissions <F r=change d=down m="emissions">40 percent</F> by 2030.
The plant will produce <F r=target>300 megawatts</F> of power.
Wind supplied <F r=share m="electricity">28 percent</F> of electricity.
Temperatures dropped to <F r=level m="Temperatures">minus 12 degrees Celsius</F>.
July was <F r=difference d=up m="July">1.2 degrees warmer</F> than average.
The reservoir is at <F r=share m="reservoir">34 percent</F> of capacity.
Sea levels could rise by <F r=change d=up m="Sea levels">2 metres</F>.
OPEC cut output by <F r=change d=down m="output">1.2 million barrels a day</F>.
Production fell to <F r=level m="Production">9.1 million barrels per day</F>, from <F r=baseline k=earlier>9.4 million barrels per day</F> in April.
Solar capacity is expected to reach <F r=target m="Solar capacity">30 gigawatts</F> by 2030.
The roadmap calls for a reduction in battery costs from <F r=baseline m="battery costs">$120</F> today to <F r=target m="battery costs">$60</F> by 2030.
The fire burned <F r=level>12,000 acres</F>.
Rainfall was <F r=change d=down m="Rainfall">20 percent below</F> normal.
Electric cars are <F r=difference d=up m="Electric cars">15% more expensive</F> than petrol models.
The country depends on imports for <F r=share m="gas">70 percent</F> of its gas.
The dam lost <F r=change d=down>3 metres</F> of water.
"""

HOUSING_SPORT = """
The average rent is <F r=rate m="average rent">$1,450</F>, up from <F r=baseline k=earlier m="average rent">$1,380</F> a year ago.
House prices climbed <F r=change d=up m="House prices">8 percent</F> in the capital.
The median price of a house was <F r=rate m="median price of a house">$410,000</F>.
Rents in the north are <F r=difference d=down m="Rents in the north">30 percent lower</F> than in the south.
Building permits plunged <F r=change d=down m="Building permits">21.4%</F>.
Mortgage applications were <F r=change d=down m="Mortgage applications" vs="the previous week">7% lower</F> than the previous week.
The mortgage rate dipped to <F r=rate m="mortgage rate">6.8%</F>.
The council plans to build <F r=target>300 homes</F>.
The house sold for <F r=level>$1.2 million</F>.
The club paid <F r=level m="striker">40 million euros</F> for the striker.
Season tickets are <F r=difference d=down m="Season tickets">10 percent cheaper</F> than at rival clubs.
The club is <F r=difference d=up>six points clear</F> at the top.
Ticket revenue grew <F r=change d=up m="Ticket revenue">11%</F> to <F r=level m="Ticket revenue">£62m</F>.
Home sales surged <F r=change d=up m="Home sales">9.4 percent</F> in June. That was up from <F r=baseline k=earlier>2.1 percent</F> in May.
The stadium holds <F r=level>60,000 people</F>.
"""

PUBLIC_MONEY = """
The city will spend <F r=target m="schools">$40 million</F> on schools.
A <F r=rate m="tariff on steel">25 percent tariff on steel</F> takes effect in March.
The sales tax rises to <F r=rate m="sales tax">8 percent</F> from <F r=baseline k=earlier m="sales tax">7 percent</F>.
The state collected <F r=level>$3.1 billion</F> in taxes, <F r=change d=up>4 percent more</F> than a year earlier.
A proposed <F r=target>$5 billion</F> plan would widen the road.
The budget has <F r=level>$1.2 billion</F> in cuts.
Parking fines will double to <F r=target>$80</F>.
The bridge opened <F r=difference d=up>two years late</F>.
The project came in <F r=difference d=up>$3 million over</F> budget.
Donors pledged <F r=target>$700 million</F>.
The fine could reach <F r=target m="fine">40 million euros</F>.
The programme has a budget of <F r=target>2 million euros</F>.
Tuition went up <F r=change d=up m="Tuition">$300</F>, to <F r=rate m="Tuition">$9,800</F>.
The university gave up <F r=level>517 beds</F>.
Spending on roads was cut by <F r=change d=down m="Spending on roads">a tenth</F>.
Traffic on the bridge was little changed at <F r=level m=->31,000 vehicles</F> a day.
"""

DOMAINS = {
    name: [line for line in text.splitlines() if line]
    for name, text in {
        "markets": MARKETS,
        "economy": ECONOMY,
        "jobs": JOBS,
        "companies": COMPANIES,
        "crime_health": CRIME_HEALTH,
        "polls": POLLS,
        "climate_energy": CLIMATE_ENERGY,
        "housing_sport": HOUSING_SPORT,
        "public_money": PUBLIC_MONEY,
    }.items()
}
