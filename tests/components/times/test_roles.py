"""Roles and open sides."""

import pytest
from spacy.language import Language

from tests.components.times.marked import check_marked

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    "sentence",
    [
        "Turnover fell 6 percent in <T role=period>April</T> from <T role=baseline is=2025-03>a month earlier</T>.",
        "Prices rose 0.3% in <T role=period>May</T> from <T role=baseline>April</T>.",
        "It dropped by half from what it had been <T role=baseline>a year earlier</T>.",
        "Output fell in <T role=period>Q1</T> compared with <T role=baseline is=2024-Q1>the corresponding period last year</T>.",
        "Profit in <T role=period is=2024>2024</T> was higher than in <T role=baseline is=2023>the previous year</T>.",
        "Rents rose 4 percent in <T role=period>April</T>, <T role=baseline is=2024-04>year-on-year</T>.",
        "Sales rose 0.4% on <T role=baseline>the month</T> in May, and shares 3% on <T role=period>the day</T>.",
        "Sales were 3% lower than in <T role=baseline is=2019>2019</T>.",
        "Income was $45 million in <T role=period is=2025-Q1>the first quarter</T>, against $40 million in "
        "<T role=baseline is=2024-Q1>the year-earlier quarter</T>.",
        "The <T role=frequency type=SET>annual</T> meeting was dull.",
        "It must close by <T role=deadline open=start from=none until=2031-01-01>2030</T>.",
        "Imports have fallen since <T role=period open=end from=2025-04-02 until=none>April 2nd</T>.",
        "It must pay no later than <T role=deadline open=start>July 15, 2026</T>.",
        "The new rules will apply from <T role=period open=end from=2025-09-12 until=none>September 12</T>.",
        "Households will pay more starting <T role=period open=end from=2025-07-01 until=none>July 1</T>.",
        "Pupils fell from 1,312 in <T role=period>2018</T> to 1,046 <T role=period>last September</T>.",
        "Shares were up 3% by <T role=period open=none>0830 GMT</T>.",
        "It rained from <T role=period>Friday</T> to <T role=period>Sunday</T>.",
    ],
)
def test_role(nlp: Language, sentence: str) -> None:
    check_marked(nlp, sentence)
