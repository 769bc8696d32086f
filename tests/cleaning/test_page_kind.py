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


def test_an_index_keeps_its_blocks_and_is_said() -> None:
    article = clean(make_page(INDEXES[1], "html"))
    assert any(block.kind != "furniture" for block in article.blocks)
    assert (article.completeness.status, str(article.completeness.reason)[:13]) == ("suspect", "an index page")


@pytest.mark.parametrize(("page", "kind"), [(ERRORS[0], "error"), (WALLS[0], "cookie_wall"), (ARTICLES[0], "article")])
def test_scraped_text_is_judged_by_its_sentences(page: str, kind: str) -> None:
    text = clean(make_page(page, "html")).text
    assert clean(make_page(text)).kind == kind
