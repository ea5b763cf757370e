"""How amounts, dates and codes are written on every page."""

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template

from kdim.cooperatives.enums import Role


def render(text, **facts):
    return Template(text).render(Context(facts))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("{{ amount|rupiah }}", "Rp1.250.000"),
        ("{{ loss|rupiah }}", "\N{MINUS SIGN}Rp500.000"),
        ("{{ amount|words }}", "satu juta dua ratus lima puluh ribu rupiah"),
        ("{{ amount|ringkas }}", "1,3 jt"),
        ("{{ amount|angka }}", "1.250.000"),
        ("{{ on|tanggal }}", "17 Agustus 2026"),
        ("{{ on|tanggal_pendek }}", "17 Agu 2026"),
        ("{{ on|bulan }}", "Agustus 2026"),
        ("{{ at|jam }}", "17 Agu 2026 14.05 WIB"),
        ("{{ 27500|persen }}", "2,75%"),
        ("{{ phone|telepon }}", "0812-3456-7890"),
        ("{{ role|label }}", "Bendahara"),
        ('{% label "ketua" "Role" %}', "Ketua"),
        ("{{ nothing|rupiah }}{{ nothing|tanggal }}{{ nothing|jam }}{{ nothing|persen }}", ""),
    ],
)
def test_values_are_written_as_indonesians_write_them(text, written):
    facts = {
        "amount": 1_250_000, "loss": -500_000, "on": date(2026, 8, 17), "role": Role.BENDAHARA, "nothing": None,
        "at": datetime(2026, 8, 17, 7, 5, tzinfo=UTC), "phone": "+6281234567890",
    }  # fmt: skip

    assert render(text, **facts) == written


def test_a_loss_is_red_and_says_minus():
    assert render("{% money loss %}", loss=-500) == (
        '<span class="money money-loss"><span aria-hidden="true">\N{MINUS SIGN}Rp500</span>'
        '<span class="unseen">minus Rp500</span></span>'
    )


def test_a_gain_has_its_plus_only_where_signs_are_asked_for():
    assert render("{% money 500 %}") == '<span class="money">Rp500</span>'
    assert render("{% money 500 sign=True %}") == '<span class="money money-gain">+Rp500</span>'


def test_a_part_around_markup_keeps_the_markup_and_escapes_the_words():
    page = render("{% card name %}<p>isi</p>{% endcard %}", name="<script>")

    assert "<p>isi</p>" in page
    assert "<script>" not in page


def test_a_badge_says_its_state_with_a_word_and_an_icon():
    page = render('{% status "pending" "ReversalStatus" %}')

    assert "Menunggu orang kedua" in page
    assert "tone-attention" in page
    assert "#alert-triangle" in page
