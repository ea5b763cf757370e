"""Loading areas and kinds of business. The whole list (94,948 rows) takes about a second on SQLite."""

from kdim.cooperatives.actions import load_reference
from kdim.cooperatives.models import Area, Kbli


def test_areas_of_one_province_and_all_kinds_of_business_are_loaded_once(db):
    new = load_reference(province="33")

    levels = {
        level: Area.objects.filter(level=level).count() for level in ("province", "regency", "district", "village")
    }
    assert levels == {"province": 38, "regency": 514, "district": 576, "village": 8563}
    assert Kbli.objects.filter(version="2020").count() == 1790
    assert Kbli.objects.filter(version="2025").count() == 1559
    assert new == Area.objects.count() + Kbli.objects.count()
    assert load_reference(province="33") == 0
    assert load_reference(province="94") > 0


def test_everyday_words_do_not_follow_a_code_that_changed_its_meaning(db):
    load_reference(province="33")

    kinds = {(kind.version, kind.code): kind for kind in Kbli.objects.filter(code__in=["01283", "14120"])}
    assert (kinds["2020", "01283"].words, kinds["2020", "01283"].is_common) == ("petani cabai", True)
    assert kinds["2025", "01283"].title == "PERTANIAN PALA"
    assert (kinds["2025", "01283"].words, kinds["2025", "01283"].is_common) == ("", False)
    assert (kinds["2025", "14120"].words, kinds["2025", "14120"].is_common) == ("penjahit", True)
