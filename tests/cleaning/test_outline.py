"""What an extraction lacks of a page, judged by place and by words."""

import pytest

from extractor.cleaning import outline
from extractor.cleaning.outline import Check, Outline
from extractor.cleaning.tree import parse_html
from tests.cleaning.pages import BODY

NO_BODY = ("footer", "nav", "form", "figure", "noscript", "button", "dialog", "a")
GOES_ON = (
    "The harbour board wants to reopen the closed berths in summer, when the crane drivers have agreed to a new contract.",
    "Farmers in the valley sell their grain through the port; a year earlier the strike had cost them 12 percent of it.",
)
OTHER = (
    "A museum for wooden boats opens its doors on Sunday with music, dancing and a buffet, its director announced today.",
    "Visitors under twelve receive a puzzle; everybody else may try knots, sails and ropes at several indoor stations.",
)


def check(box: str, expected: tuple[str, ...] = BODY) -> Check:
    body = "".join(f"<p>{words}</p>" for words in BODY)
    tree = parse_html(f"<html><body><main class='story'>{body}</main>{box}</body></html>", "test")
    assert tree is not None
    return Outline(tree).check(expected)


def box(paragraphs: tuple[str, ...], tag: str = "div", names: str = "chunk") -> str:
    return f'<{tag} class="{names}">{"".join(f"<p>{words}</p>" for words in paragraphs)}</{tag}>'


def test_nothing_is_lost_where_all_is_found() -> None:
    checked = check("")
    assert (checked.lost, checked.found, checked.is_half) == (0, sum(map(len, BODY)), False)
    assert checked.last is not None
    assert checked.last.text == BODY[-1]


def test_what_is_on_the_path_of_the_found_is_a_sibling() -> None:
    checked = check("", BODY[:1])
    assert [part.text for part in checked.siblings] == list(BODY[1:])
    assert checked.lost == sum(map(len, BODY[1:]))
    assert checked.is_half


@pytest.mark.parametrize(
    ("html", "lost"),
    [
        (box(GOES_ON), True),
        (box(GOES_ON, names="related-content"), True),
        (box(GOES_ON, tag="aside"), True),
        (box(OTHER, names="related-content"), False),
        (box(GOES_ON, names="comments"), False),
        *((box(GOES_ON, tag=tag), False) for tag in NO_BODY),
        (box(GOES_ON, names="carousel-captions"), False),
    ],
)
def test_elsewhere_the_place_and_the_words_decide(html: str, lost: bool) -> None:
    assert check(html).lost == (sum(map(len, GOES_ON)) if lost else 0)


def test_strays_are_on_topic_and_outside_of_margins() -> None:
    assert [part.text for part in check(box(GOES_ON)).strays] == list(GOES_ON)
    assert not check(box(GOES_ON, names="sidebar")).strays
    assert not check(box(GOES_ON, tag="aside")).strays
    assert not check(box(GOES_ON, tag="header")).strays
    assert not check(box(OTHER)).strays


def test_one_paragraph_in_each_of_many_boxes_is_a_list_of_teasers() -> None:
    teasers = "".join(box((words,), names="card-text") for words in (*OTHER, f"Meanwhile, {OTHER[0]}"))
    assert check(teasers).lost == 0


def test_a_text_broken_by_line_breaks_is_found_across_them() -> None:
    tree = parse_html("<html><body><div><p>" + "<br>".join(BODY) + "</p></div></body></html>", "test")
    assert tree is not None
    assert Outline(tree).check(BODY).lost == 0


@pytest.mark.issue(11)
def test_a_block_is_not_read_again_for_each_bold_stretch_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    words_of, read = outline.words_of, list[int]()
    monkeypatch.setattr(outline, "words_of", lambda text: (read.append(len(text)), words_of(text))[1])
    block = "<b>berth</b> closed " * 200
    tree = parse_html(f"<html><body><p>{block}</p><p><b>Grain trade</b></p></body></html>", "test")
    assert tree is not None
    assert Outline(tree).bold == {("grain", "trade")}
    assert sum(read) < 10 * len(block)


def parts(body: str) -> list[str]:
    tree = parse_html(f"<html><body><main>{body}</main></body></html>", "test")
    assert tree is not None
    return [part.text for part in Outline(tree).parts]


def test_a_short_paragraph_is_listed_and_a_short_box_is_not() -> None:
    assert parts("<p>The ferry stayed in port for a day.</p><div>The ferry left at noon on Monday.</div>") == [
        "The ferry stayed in port for a day."
    ]


def test_a_stretch_in_bold_belongs_to_its_box_and_a_paragraph_in_it_does_not() -> None:
    box = "<div>The harbour board wants to reopen <b>two berths</b> in summer, when the drivers have a contract.<p>Fares stay the same.</p></div>"
    assert parts(box)[0] == "The harbour board wants to reopen two berths in summer, when the drivers have a contract."
