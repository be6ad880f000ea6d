"""The room reads nothing of who the customer is: in captions, quotes, cards and pages of customer records."""

from __future__ import annotations

import re

import pytest

from qa_desk.listening import mask_card, mask_customer, names_said
from qa_desk.listening.snapshot import card_of, page_of


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Hi, my name is John Smith, 555-0142-333.", "Hi, my name is ***, ***."),
        ("This is Anna Bell calling about order 1048826", "This is *** calling about order ***"),
        ("Mail me at j.smith@example.org", "Mail me at ***"),
        ("It's oh seven seven double nine zero", "It's ***"),
        ("我叫李晓明,手机号是13812345678。", "我叫***,手机号是***。"),
        ("好的,王女士,请稍等。", "好的,***女士,请稍等。"),
        ("It costs 120 pounds at 10:30 on 2026-03-04", "It costs 120 pounds at 10:30 on 2026-03-04"),
        ("This is taking too long", "This is taking too long"),
        ("我是昨天打的电话", "我是昨天打的电话"),
    ],
)
def test_names_that_are_said_and_numbers_that_find_somebody_are_left_out(words: str, shown: str) -> None:
    assert mask_customer(words, names_said([("customer", words)])) == shown


def test_a_name_said_once_is_left_out_of_the_whole_call_and_an_agents_own_is_not_looked_for() -> None:
    names = names_said([("agent", "My name is Maya Collins"), ("customer", "My name is Ann Quill.")])
    assert names == {"Ann Quill"}
    assert mask_customer("Thank you, Ann, that's right.", names) == "Thank you, ***, that's right."


def test_a_card_keeps_what_the_work_is_about() -> None:
    card = mask_card({"Customer name": "Ann", "Customer tier": "gold", "电话": "138", "Ticket": "44120"})
    assert card == {"Customer name": "***", "Customer tier": "gold", "电话": "***", "Ticket": "44120"}


def test_nested_records_are_flattened_and_bounded() -> None:
    tree = {"order": {"id": 7, "lines": [{"sku": "A"}, {"sku": "B"}], "tags": ["new", "web"]}, "open": True}
    assert card_of(tree) == [
        ("order · id", "7"), ("order · lines · 1 · sku", "A"), ("order · lines · 2 · sku", "B"),
        ("order · tags", "new, web"), ("open", "true"),
    ]  # fmt: skip
    deep: object = "x"
    for _ in range(60):
        deep = {"a": deep}
    assert len(card_of(deep)) == 1
    assert len(card_of({str(n): n for n in range(5000)})) == 200


def test_a_page_can_do_no_harm_and_says_nothing_of_the_customer() -> None:
    page = page_of(
        "<html><head><title>CRM</title><script>fetch('http://x')</script></head><body onload=alert(1)>"
        "<h1 style='background:url(http://x)'>Order &amp; returns</h1><img src=http://x><iframe src=x>inner</iframe>"
        "<a href='javascript:x'>Refund</a><table><tr><th>Customer name</th><td>Ann <b>Quill</b></td></tr>"
        "<tr><th>Status</th><td>sent &lt;b&gt;</td></tr></table><p>Phone: 07700 900123</p><p>Unclosed"
    )
    assert "<h1>Order &amp; returns</h1>" in page
    assert "<td>sent &lt;b&gt;</td>" in page
    gone = r"script|fetch|http|onload|style|img|iframe|inner|href|Ann|Quill|900123"
    assert re.findall(gone, page) == []
    assert page.endswith("</p>")
    assert page_of("<script>1</script><img src=x>") == ""


def test_a_table_with_a_row_of_names_over_a_row_of_values_is_masked_by_what_it_holds() -> None:
    page = page_of("<table><tr><th>Tier</th><td>gold</td><th>Phone</th><td>ring him</td></tr></table>")
    assert "gold" in page and "ring him" not in page
