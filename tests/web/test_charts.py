"""Charts are markup made of whole numbers, readable without colour and without sight."""

import re
from xml.etree import ElementTree  # noqa: ICN001

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kdim.web.charts import ceiling, horizontal_bars, line_chart, stacked_bars

MONTHS = ["Jan", "Feb", "Mar"]


def drawing(markup):
    """The SVG of a chart, parsed."""
    return ElementTree.fromstring(re.search(r"<svg class=\"chart\".*?</svg>", markup, re.DOTALL)[0])


def table(markup):
    """The rows of the table beside it."""
    return [re.findall(r">([^<>]+)</t[hd]>", row) for row in re.findall(r"<tr>(.*?)</tr>", markup.split("<tbody>")[1])]


@pytest.mark.parametrize(
    ("most", "top"),
    [(0, 4), (3, 4), (4, 4), (5, 8), (100, 100), (101, 200), (190_000_000, 200_000_000), (81, 100)],
)
def test_an_axis_ends_at_four_round_steps(most, top):
    assert ceiling(most) == top


@given(st.integers(min_value=0, max_value=10**15))
def test_an_axis_always_reaches_its_figures_and_never_far_beyond(most):
    top = ceiling(most)

    assert most <= top <= max(8, 5 * most // 2 + 4)
    assert top % 4 == 0


def test_a_line_ends_at_its_last_figure_and_says_it():
    markup = line_chart("Kas", MONTHS, {"Kas": [0, 50, 100]})
    svg = drawing(markup)

    assert svg.find("polyline").get("points") == "60,228 280,124 500,20"
    assert [text.text for text in svg.findall("text") if text.get("class") == "value"] == ["100"]
    assert svg.find("title").text == "Kas"
    assert table(markup) == [["Jan", "Rp0"], ["Feb", "Rp50"], ["Mar", "Rp100"]]


def test_lines_are_told_apart_by_dashes_and_by_their_names():
    svg = drawing(line_chart("Kas", MONTHS, {"Masuk": [1, 2, 3], "Keluar": [3, 2, 3]}))

    assert [line.get("stroke-dasharray") for line in svg.findall("polyline")] == [None, "8 5"]
    names = [text for text in svg.findall("text") if text.get("class") == "name"]
    assert [text.text for text in names] == ["Masuk", "Keluar"]
    assert abs(int(names[0].get("y")) - int(names[1].get("y"))) >= 14


def test_a_loss_stands_below_a_line_at_nothing():
    svg = drawing(line_chart("SHU", MONTHS, {"SHU": [-100, 0, 100]}))
    axis = [line for line in svg.findall("line") if line.get("class") == "axis"]

    assert [line.get("y1") for line in axis] == ["124"]
    assert svg.find("polyline").get("points") == "60,228 280,124 500,20"


def test_bars_stand_on_each_other_and_their_sum_is_written_above():
    markup = stacked_bars("Simpanan", MONTHS, {"Pokok": [50, 50, 50], "Wajib": [50, 30, 0]})
    svg = drawing(markup)
    first = svg.findall("rect")[:2]

    assert [(int(bar.get("y")), int(bar.get("height"))) for bar in first] == [(124, 104), (20, 104)]
    assert [text.text for text in svg.findall("text") if text.get("class") == "value"] == ["100", "80", "50"]
    assert table(markup)[1] == ["Feb", "Rp50", "Rp30"]
    assert "legend" in markup


def test_rows_are_as_long_as_their_figures():
    svg = drawing(horizontal_bars("Usaha", [("Kuliner", 100), ("Jasa", 50)], unit="number"))

    assert [bar.get("width") for bar in svg.findall("rect")] == ["424", "212"]


def test_what_people_wrote_is_escaped():
    assert "<script>" not in horizontal_bars("<script>", [("<script>", 1)])


def test_a_chart_that_could_not_be_read_is_refused():
    with pytest.raises(ValueError, match="every series"):
        line_chart("Kas", MONTHS, {"Kas": [1, 2]})
    with pytest.raises(ValueError, match="cannot be read"):
        line_chart("Kas", MONTHS, {})
    with pytest.raises(ValueError, match="less than nothing"):
        stacked_bars("Kas", MONTHS, {"Kas": [1, -2, 3]})
