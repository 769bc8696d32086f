"""What sort of page it is, and that nothing of a page without an article is left to claim."""

import pytest

from extractor.cleaning import clean
from tests.cleaning.pages import BODY, make_page


def make(title: str, *paragraphs: str, head: str = "", around: str = "{}", heading: str | None = None) -> str:
    """A page with a title, a heading (the title where none is given) and paragraphs, in a frame."""
    body = f"<h1>{title if heading is None else heading}</h1>" + "".join(f"<p>{words}</p>" for words in paragraphs)
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{around.format(body)}</body></html>"


def teasers(template: str, headlines: str, head: str = "", title: str = "News") -> str:
    """An index page: a template for each headline of a list."""
    cards = "".join(template.format(i=i, headline=line.strip()) for i, line in enumerate(headlines.strip().split("\n")))
    return f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body><main>{cards}</main></body></html>"


HEADLINES = """Harbour board buys two cranes for the grain quay
    Valley farmers fear a short harvest after a dry spring
    Council of Averby votes for a second tram line
    Ferry company raises its fares by four percent
    Museum of Tarnholm finds a lost map of the coast
    School meals will be free from August, minister says
    Bridge over the Fen stays closed until the weekend
    Bank of Averland expects growth of two percent
    Winter festival draws a record crowd to the old town
    Fishing fleet stays in port for a third day"""
TEASER = "The decision was taken on Monday evening after a debate of more than four hours, people at the meeting said."
OG = '<meta property="og:type" content="{}">'
NAV = '<nav><a href="/">Home</a><a href="/s">Sport</a></nav>{}<footer>© Harbour Daily</footer>'
STAMPS = ("21:40", "20:15", "19:02", "18:30", "17:45", "16:10")

ERRORS = [
    make("404 Not Found", "The requested URL /grain was not found on this server.", "Apache Server at harbour.example"),
    make("Page not found - Harbour Daily", "Sorry, the page you are looking for does not exist.", "Return to the homepage.", around=NAV),
    make("Access Denied", "You don't have permission to access this page on this server.", "Reference #18.2f3a1702.1749470400.1a2b3c"),
    make("Just a moment...", "Enable JavaScript and cookies to continue", "harbour.example needs to review the security of your connection before proceeding."),
    make("Are you a robot?", "Please make sure your browser supports JavaScript and cookies.", "We have detected unusual activity from your computer network."),
    make("500 Internal Server Error", "An unexpected error occurred. Our engineers have been informed and are working on it.", "Please try again in a few minutes."),
    make("Harbour Daily", "Whoops! We cannot find that story.", "It may have been moved or deleted.", "Check the address or search for it.", heading="Nothing here"),
    make("Down for maintenance", "We are doing some planned maintenance and will be back shortly."),
    make("Attention Required!", "Sorry, you have been blocked.", "You are unable to access harbour.example.", "This website is using a security service to protect itself from online attacks."),
    make("Harbour Daily", "This content is not available in your region.", "We recognise that you are visiting from a country of the European Economic Area and cannot grant access for legal reasons.", heading="451: Unavailable due to legal reasons"),
    make("Error", "Something went wrong on our side.", "Reload the page, or come back later.", head=OG.format("website")),
    make("Page unavailable", "The article you requested has expired and was removed from our archive.", around=NAV),
    "<html><head><title>Security check</title></head><body><div>Please confirm that you are not a robot by solving the captcha below.</div></body></html>",
]  # fmt: skip
WALLS = [
    make("We value your privacy", "We and our 741 partners store and access personal data, such as browsing data or unique identifiers, on your device.", "Selecting I Accept enables tracking technologies for the purposes shown under we and our partners process data.", "You can change your choice or withdraw your consent at any time."),
    make("Cookies on Harbour Daily", "We use cookies to give you the best experience on our site.", "By clicking Accept all you agree to the use of all cookies.", "You can manage your preferences in Cookie settings.", around="<div class='cmp'>{}<button>Accept all</button></div>"),
    make("Harbour Daily", "To go on, please agree to personalised advertising or take a subscription without tracking.", "With your consent, our trusted partners read information from your device.", "Details are in our privacy policy.", heading="Your choice"),
    make("Consent", "This site needs your permission to store cookies.", "Necessary cookies are always active, since the site does not work without them.", "Marketing cookies help us to show you relevant ads.", "Reject all", "Save my choices"),
    make("Before you continue", "We use cookies and data to deliver and maintain our services and to measure audience engagement.", "If you choose Accept all, we will also use cookies and data to show personalised content, depending on your settings.", "Select More options to see additional information, including how to manage your privacy settings."),
    make("Harbour Daily", "Together with 214 companies we would like to store and read information on your device.", "This lets us measure how our pages are used and show advertising that fits your interests.", "Press agree to go on, or choose what you allow under options.", "You can change your mind at any time in the footer of every page.", heading="Before you continue"),
    make("Your choice", "To keep this website free we need your approval for personalised advertising.", "If you do not agree you can buy a pass without tracking for 3 crowns a month.", "Some of our 98 suppliers handle your data on the basis of their legitimate interest, to which you may object."),
]  # fmt: skip
INDEXES = [
    teasers("<h2><a href='/n/{i}'>{headline}</a></h2>", HEADLINES),
    teasers("<article><h3><a href='/n/{i}'>{headline}</a></h3><p>" + TEASER + "</p></article>", HEADLINES),
    teasers("<li><a href='/n/{i}'>{headline}</a><span>12 June</span></li>", HEADLINES, OG.format("website")),
    teasers("<div class='card'><a href='/n/{i}'><img alt=''><h3>{headline}</h3></a><div><p>" + TEASER + "</p></div></div>", HEADLINES),
    teasers("<tr><td><a href='/n/{i}'>{headline}</a></td></tr>", HEADLINES, title="Archive for June 2025"),
    teasers("<p><a href='/n/{i}'>{headline}</a> " + TEASER + "</p>", HEADLINES, '<script type="application/ld+json">{{"@type": "CollectionPage", "name": "Trade"}}</script>'.replace("{{", "{").replace("}}", "}")),
    teasers("<section><h2><a href='/n/{i}'>{headline}</a></h2><time>3 hours ago</time><p>" + TEASER + "</p></section>", HEADLINES, title="Search results for harbour"),
]  # fmt: skip
LIVE = [
    make("Vote on the tram: live updates", *(f"<time>{t}</time> {BODY[i % 4]}" for i, t in enumerate(STAMPS)), head=OG.format("article")),
    make("Flood in the valley", *BODY, head='<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Flood in the valley"}</script>'),
    make("Budget day as it happened", *(f"{t}</p><p>{BODY[i % 4]}" for i, t in enumerate(STAMPS))),
    make("Council meets in Averby", *(f"{t}</p><p>{BODY[i % 4]}" for i, t in enumerate(STAMPS))),
    make("LIVE: Rovers against United", *(f"<b><time>{t}</time></b></p><p>{BODY[i % 4]}" for i, t in enumerate(STAMPS))),
]  # fmt: skip
ARTICLES = [
    make("Grain trade grows", *BODY),
    make("500 jobs lost at the shipyard", *BODY[:2], head=OG.format("article")),
    make("Sorry, wrong number: the town with no phones", *BODY),
    make("Parliament's website is down for a second day", "The site of the parliament of Averland was not available on Monday.", "An error page told readers that the server was down for maintenance, a spokesman said.", "About 12,000 people had tried to read the new law."),
    make("Publishers lose case on cookies", "A court in Averland ruled on Tuesday that publishers must ask readers before they set cookies.", "The ruling concerns 41 newspapers, which had relied on legitimate interest.", "Consent must be as easy to refuse as to give, the judges said.", "The publishers said they would appeal."),
    make("Grain trade grows", *BODY, around="<article>{}</article><aside>" + "".join(f"<a href='/{i}'>{line.strip()}</a>" for i, line in enumerate(HEADLINES.split("\n"))) + "</aside>"),
    make("Grain trade grows", *(f"</p><div><p>{words}</p></div><p>" for words in BODY), around="{}<ul>" + "".join(f"<li><a href='/{i}'>{line.strip()}</a></li>" for i, line in enumerate(HEADLINES.split("\n"))) + "</ul>"),
    make("Timetable of the new ferry", "The ferry leaves Tarnholm at 06:30, 09:00, 12:15, 15:40 and 18:20.", *BODY[:3]),
    make("We asked you: why do you live in the valley?", *BODY),
    make("Storm closes bridge", "The bridge over the Fen was closed at 18:40 on Monday.", head=OG.format("article")),
]  # fmt: skip


@pytest.mark.parametrize("page", ERRORS)
def test_an_error_page_is_no_article(page: str) -> None:
    assert clean(make_page(page, "html")).kind == "error"


@pytest.mark.parametrize("page", WALLS)
def test_a_cookie_wall_is_no_article(page: str) -> None:
    assert clean(make_page(page, "html")).kind == "cookie_wall"


@pytest.mark.parametrize("page", INDEXES)
def test_a_list_of_headlines_is_an_index(page: str) -> None:
    assert clean(make_page(page, "html")).kind == "index"


@pytest.mark.parametrize("kind", ["CollectionPage", "SearchResultsPage"])
def test_a_list_of_headlines_that_says_so_is_an_index_though_its_type_is_article(kind: str) -> None:
    stated = f'<script type="application/ld+json">{{"@type": "{kind}"}}</script>{OG.format("article")}'
    page = teasers("<h2><a href='/n/{i}'>{headline}</a></h2>", HEADLINES, stated)
    assert clean(make_page(page, "html")).kind == "index"


@pytest.mark.parametrize("page", LIVE)
def test_entries_with_the_time_of_day_are_a_live_blog(page: str) -> None:
    assert clean(make_page(page, "html")).kind == "live_blog"


@pytest.mark.parametrize("page", ARTICLES)
def test_an_article_stays_an_article_whatever_it_is_about(page: str) -> None:
    assert clean(make_page(page, "html")).kind == "article"


@pytest.mark.parametrize("page", [*ERRORS, *WALLS])
def test_nothing_is_left_to_claim_on_a_page_without_an_article(page: str) -> None:
    article = clean(make_page(page, "html"))
    assert {block.kind for block in article.blocks} <= {"furniture"}
    assert article.headline is None
    assert article.completeness.status == "empty"
    assert "not an article" in str(article.completeness.reason)


def test_nothing_is_claimed_from_the_teasers_of_an_index() -> None:
    article = clean(make_page(INDEXES[1], "html"))
    assert {block.kind for block in article.blocks} == {"furniture"}
    assert (article.completeness.status, str(article.completeness.reason)[:13]) == ("suspect", "an index page")


@pytest.mark.parametrize(("page", "kind"), [(ERRORS[0], "error"), (WALLS[0], "cookie_wall"), (ARTICLES[0], "article")])
def test_scraped_text_is_judged_by_its_sentences(page: str, kind: str) -> None:
    text = clean(make_page(page, "html")).text
    assert clean(make_page(text)).kind == kind


# Written before the rules, and looked at only when they were done.
UNSEEN = [
    ('error', "<!DOCTYPE html><html><head><title>Oops! | Fenwick Gazette</title></head><body><header><a href='/'>Fenwick Gazette</a></header><main><h1>Oops!</h1><p>We looked everywhere, but the story you were after has gone or never lived at this address.</p><p>Try the search box above, or go back to the <a href='/'>front page</a>.</p></main><footer>© Fenwick Gazette</footer></body></html>"),
    ('error', "<!DOCTYPE html><html><head><title>One moment, please...</title></head><body><div class='box'><h2>Checking your connection</h2><p>Before you continue we need to confirm that you are a person and not an automated program.</p><p>This takes a few seconds. Your browser will then be redirected.</p><p>Request reference: 7c91f0aa21</p></div></body></html>"),
    ('error', '<!DOCTYPE html><html><head><title>503 Service Unavailable</title></head><body><h1>Service Temporarily Unavailable</h1><p>The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later.</p></body></html>'),
    ('cookie_wall', '<!DOCTYPE html><html><head><title>Fenwick Gazette</title></head><body><main><h1>Before you read on</h1><p>Together with our 312 partners we store information on your device, such as unique identifiers in cookies, and read it from there.</p><p>We use it to show personalised advertising and content, to measure both, and to learn about our audience.</p><p>You may accept all of this, choose for yourself under Settings, or take out a subscription without tracking. You can withdraw your consent whenever you like.</p><button>Accept all</button><button>Settings</button></main></body></html>'),
    ('cookie_wall', "<!DOCTYPE html><html><head><title>Your choices</title></head><body><div id='consent'><h2>We care about your data</h2><p>We and selected third parties use cookies or similar technologies for technical purposes and, with your agreement, for other purposes as described in our cookie policy.</p><p>Refusing may make related features unavailable. Use the Agree button to give your permission. Close this notice to go on without agreeing.</p></div></body></html>"),
    ('index', "<!DOCTYPE html><html><head><title>Business News - Fenwick Gazette</title><meta property='og:type' content='website'></head><body><h1>Business</h1><main><article class='teaser'><h3><a href='/business/0'>Harbour board picks a new crane supplier</a></h3><p>The contract is worth 41 million crowns and runs for nine years.</p></article><article class='teaser'><h3><a href='/business/1'>Bakers warn of dearer bread before winter</a></h3><p>Flour has risen by a tenth since the spring, the guild says.</p></article><article class='teaser'><h3><a href='/business/2'>Shipyard takes on two hundred apprentices</a></h3><p>The yard had cut its training places only three years ago.</p></article><article class='teaser'><h3><a href='/business/3'>Bank of Averland holds its rate at 3.25 percent</a></h3><p>The governor sees no reason to hurry, he told reporters.</p></article><article class='teaser'><h3><a href='/business/4'>Fishing quota talks go into a third night</a></h3><p>Ministers of five countries are still far apart on herring.</p></article><article class='teaser'><h3><a href='/business/5'>Toll bridge earns back its cost in eight years</a></h3><p>Traffic is well above what the planners had expected.</p></article><article class='teaser'><h3><a href='/business/6'>Old mill becomes an office for forty start-ups</a></h3><p>The town pays a third of the conversion, the owner the rest.</p></article><article class='teaser'><h3><a href='/business/7'>Timber exporters find buyers in the south</a></h3><p>Orders doubled between January and June, figures show.</p></article></main></body></html>"),
    ('index', '<!DOCTYPE html><html><head><title>Fenwick Gazette: news from the Fen coast</title><script type=\'application/ld+json\'>{"@type": "WebSite", "name": "Fenwick Gazette"}</script></head><body><nav><a href=\'/a\'>News</a><a href=\'/b\'>Sport</a></nav><ul><li><a href=\'https://gazette.example/2025/06/01/story-1\'>Council says it will look at the bus lanes again after complaints from residents</a></li><li><a href=\'https://gazette.example/2025/06/02/story-2\'>Council says it will look at the school roof again after complaints from residents</a></li><li><a href=\'https://gazette.example/2025/06/03/story-3\'>Council says it will look at the fair ground again after complaints from residents</a></li><li><a href=\'https://gazette.example/2025/06/04/story-4\'>Council says it will look at the harbour lights again after complaints from residents</a></li><li><a href=\'https://gazette.example/2025/06/05/story-5\'>Council says it will look at the dog park again after complaints from residents</a></li><li><a href=\'https://gazette.example/2025/06/06/story-6\'>Council says it will look at the swimming bath again after complaints from residents</a></li><li><a href=\'https://gazette.example/2025/06/07/story-7\'>Council says it will look at the tram stop again after complaints from residents</a></li><li><a href=\'https://gazette.example/2025/06/08/story-8\'>Council says it will look at the market hours again after complaints from residents</a></li><li><a href=\'https://gazette.example/2025/06/09/story-9\'>Council says it will look at the river path again after complaints from residents</a></li><li><a href=\'https://gazette.example/2025/06/10/story-10\'>Council says it will look at the library fees again after complaints from residents</a></li><li><a href=\'https://gazette.example/2025/06/11/story-11\'>Council says it will look at the night flights again after complaints from residents</a></li><li><a href=\'https://gazette.example/2025/06/12/story-12\'>Council says it will look at the bin rounds again after complaints from residents</a></li></ul></body></html>'),
    ('live_blog', "<!DOCTYPE html><html><head><title>Storm Alma: as it happened</title></head><body><article><h1>Storm Alma: as it happened</h1><section><time datetime='2025-06-09T18:42:00+02:00'>18:42</time><p>That is all from us tonight. The ferries will sail again tomorrow, the company says, and schools open at noon.</p></section><section><time datetime='2025-06-09T17:05:00+02:00'>17:05</time><p>Some 12,000 homes are still without power, the grid operator says, down from 31,000 at midday.</p></section><section><time datetime='2025-06-09T16:20:00+02:00'>16:20</time><p>The mayor has asked people to keep away from the sea front until the tide has turned.</p></section><section><time datetime='2025-06-09T14:48:00+02:00'>14:48</time><p>A gust of 143 kilometres an hour was measured at the lighthouse, the strongest since 1999.</p></section><section><time datetime='2025-06-09T13:15:00+02:00'>13:15</time><p>Trains between Averby and the coast have stopped, and buses will not replace them today.</p></section><section><time datetime='2025-06-09T12:02:00+02:00'>12:02</time><p>Good afternoon. We will follow the storm here through the day, with reports from the coast.</p></section></article></body></html>"),
    ('article', '<!DOCTYPE html><html><head><title>Why your cookies are under attack</title><meta property=\'og:type\' content=\'article\'></head><body><article><h1>Why your cookies are under attack</h1><p>Regulators in Averland want to ban the cookie banner, the small box that asks every visitor of a website to accept tracking.</p><p>The proposal, published on Monday, would let people set their consent once in the browser; websites and their partners would have to respect it.</p><p>Advertisers say the plan would cost them 2.1 billion crowns a year. "Personalised ads pay for the news," said Lena Holt of the publishers\' union.</p><p>Privacy groups counter that nine in ten users click \'accept all\' without reading. A vote is expected in the autumn.</p></article></body></html>'),
    ('article', '<!DOCTYPE html><html><head><title>Government site shows 404 for days</title><meta property=\'article:published_time\' content=\'2025-06-09T08:00:00Z\'></head><body><article><h1>Government site shows 404 for days</h1><p>The tax office of Averland was offline for three days: everybody who tried to file a return read "page not found".</p><p>About 40,000 citizens were turned away, the ministry said on Thursday, and the deadline is moved by one week.</p></article></body></html>'),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "page"), UNSEEN)
def test_pages_that_the_rules_were_not_made_for(kind: str, page: str) -> None:
    assert clean(make_page(page, "html")).kind == kind
