"""``kdim new``."""

import io

import pytest
from django.core.management import CommandError, call_command

from kdim.config.management.commands import new
from kdim.cooperatives.models import Cooperative, Person

FLAGS = {
    "name": "Koperasi Maju Bersama",
    "slug": "maju",
    "template": "merah_putih",
    "zone": "WIT",
    "person": "Yosina Wenda",
    "phone": "0812 3456 7890",
    "pin": "493817",
}


def run(**flags):
    out = io.StringIO()
    call_command("new", stdout=out, **flags)
    return out.getvalue()


@pytest.mark.django_db
def test_with_all_flags_nothing_is_asked():
    said = run(**FLAGS)

    cooperative = Cooperative.objects.get()
    assert (cooperative.name, cooperative.slug, cooperative.kind, cooperative.zone, cooperative.is_demonstration) == (
        "Koperasi Maju Bersama", "maju", "merah_putih", "WIT", False,
    )  # fmt: skip
    assert Person.objects.get().phone == "+6281234567890"
    assert "Buka http://localhost:8000/ lalu masuk dengan 0812-3456-7890" in said


@pytest.mark.django_db
def test_the_second_cooperative_has_an_address_of_its_own():
    run(**FLAGS)

    assert "http://kedua.localhost:8000/" in run(**{**FLAGS, "slug": "kedua"}, demonstration=True)
    assert "http://koperasi.example.id/" in run(**{**FLAGS, "slug": "ketiga"}, host="koperasi.example.id")


@pytest.mark.django_db
def test_what_the_flags_do_not_say_is_asked_until_it_can_be_read(monkeypatch):
    answers = iter(["", "Koperasi Maju Bersama", "", "9", "4", "wit", "Yosina Wenda", "0812", "0812 3456 7890"])
    monkeypatch.setattr("builtins.input", lambda question: next(answers))
    monkeypatch.setattr(new, "getpass", lambda question: "493817")

    run()

    cooperative = Cooperative.objects.get()
    assert (cooperative.slug, cooperative.kind, cooperative.zone) == ("maju-bersama", "merah_putih", "WIT")


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"phone": "0812"}, {"pin": "111111"}, {"slug": "A"}])
def test_a_refusal_is_said_in_a_sentence(change):
    with pytest.raises(CommandError, match=r"\.$"):
        run(**{**FLAGS, **change})

    assert not Cooperative.objects.exists()
