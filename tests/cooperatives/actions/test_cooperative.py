"""Making a cooperative and keeping its particulars."""

from datetime import date

import pytest

from kdim.cooperatives.actions import (
    AreaUnknown,
    HostTaken,
    LogoWrong,
    SlugTaken,
    SlugWrong,
    add_host_name,
    create_cooperative,
    edit_cooperative,
)
from kdim.cooperatives.enums import AreaLevel, CooperativeKind, Role, Zone
from kdim.cooperatives.models import Area, AuditRecord, Cooperative, HostName
from kdim.cooperatives.powers import NotAllowed

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100


@pytest.fixture
def create(db, at):
    """Makes a cooperative with any of its facts changed."""

    def make(**changes):
        return create_cooperative(
            **{
                "name": "Koperasi Maju", "slug": "maju", "kind": CooperativeKind.KONSUMEN, "zone": Zone.WIT,
                "fiscal_start_month": 4, "founded_on": date(2020, 1, 2), "at": at,
            } | changes
        )  # fmt: skip

    return make


@pytest.fixture
def edit(cooperative, actor, rid, at):
    """Sends the form of particulars with some of them changed."""

    def make(**changes):
        return edit_cooperative(
            **{
                "actor": actor, "request_id": rid(), "at": at, "name": cooperative.name, "legal_number": "",
                "registry_number": "", "npwp": "", "nib": "", "founded_on": None, "street": "", "area_code": None,
                "phone": "", "email": "", "zone": Zone.WIB, "fiscal_start_month": 1, "logo": None,
            } | changes
        )  # fmt: skip

    return make


def test_a_cooperative_is_made_without_people_or_rules(create, at):
    cooperative = Cooperative.objects.get(pk=create())

    assert (cooperative.slug, cooperative.kind, cooperative.zone) == ("maju", "konsumen", "WIT")
    assert (cooperative.fiscal_start_month, cooperative.created_at) == (4, at)
    assert not HostName.objects.exists()


@pytest.mark.parametrize("slug", ["", "a", "Maju", "maju bersama", "-maju", "maju-", "ma--ju", "maju.id", "x" * 41])
def test_a_short_name_that_no_address_can_have_is_refused(create, slug):
    with pytest.raises(SlugWrong):
        create(slug=slug)


def test_a_short_name_is_given_once(create):
    create()

    with pytest.raises(SlugTaken) as refused:
        create()
    assert refused.value.facts == {"slug": "maju"}


def test_a_host_name_belongs_to_one_cooperative(create):
    first, second = create(host=" Maju.ID "), create(slug="kedua")

    add_host_name(cooperative_id=first, host="maju.id")
    with pytest.raises(HostTaken):
        add_host_name(cooperative_id=second, host="MAJU.id")
    assert list(HostName.objects.values_list("host", "cooperative_id")) == [("maju.id", first)]


def test_the_trail_says_what_changed_from_what_to_what(cooperative, edit):
    Area.objects.create(code="33", level=AreaLevel.PROVINCE, name="Jawa Tengah")

    edit(name="Koperasi Uji Jaya", founded_on=date(2020, 1, 2), area_code="33", logo=PNG)

    cooperative.refresh_from_db()
    assert (cooperative.name, cooperative.founded_on, cooperative.area_id, bytes(cooperative.logo)) == (
        "Koperasi Uji Jaya", date(2020, 1, 2), "33", PNG,
    )  # fmt: skip
    record = AuditRecord.objects.of(cooperative.id).get()
    assert record.subject == f"cooperative:{cooperative.id}"
    assert {key: value for key, value in record.facts["changed"].items() if key != "logo"} == {
        "name": ["Koperasi Uji Mandiri", "Koperasi Uji Jaya"],
        "founded_on": [None, "2020-01-02"],
        "area_id": [None, "33"],
    }
    assert record.facts["changed"]["logo"][1].startswith("sha256:")


def test_without_a_new_logo_the_present_one_stays(cooperative, edit):
    edit(logo=PNG)
    edit(phone="+6281234567890")

    cooperative.refresh_from_db()
    assert bytes(cooperative.logo) == PNG


@pytest.mark.parametrize("logo", [b"", b"<svg/>", PNG + b"0" * 65_536])
def test_a_logo_is_a_small_png(edit, logo):
    with pytest.raises(LogoWrong) as refused:
        edit(logo=logo)

    assert refused.value.facts == {"size": len(logo), "most": 65_536}


def test_an_area_must_exist(edit):
    with pytest.raises(AreaUnknown):
        edit(area_code="99.99")


def test_a_teller_does_not_edit_the_cooperative(actor_as, edit):
    with pytest.raises(NotAllowed):
        edit(actor=actor_as(Role.KASIR))
