"""Loading the public lists that the software ships."""

import csv
import gzip
from collections.abc import Iterator, Sequence
from importlib.resources import files

from django.db import connection, models, transaction

from kdim.cooperatives.enums import AreaLevel, KbliVersion
from kdim.cooperatives.models import Area, Kbli

_DATA = files("kdim.cooperatives") / "data"
#: Codes of the short list (made for 2020) whose five digits name another business in 2025: chilli became nutmeg, river
#: cages became water plants, ikat became any weaving by hand, embroidery became knitwear, food stalls became stalls
#: without a building, rating of small firms became insurance supervision, photography became aerial photography.
MEANS_ANOTHER_BUSINESS_IN_2025 = frozenset({"01283", "03223", "13122", "14302", "56102", "66292", "74201"})


def _rows(name: str) -> Iterator[dict[str, str]]:
    raw = (_DATA / name).read_bytes()
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")
    return csv.DictReader(text.splitlines())


@transaction.atomic
def load_reference(*, province: str = "") -> int:
    """Load areas and kinds of business that are not there yet; gives how many rows were new.

    ``province`` (a code such as "33") loads the districts and villages of one province only, for tests and small
    machines; provinces and regencies are always complete. Loading again changes nothing and takes a second.
    """
    known = set(Area.objects.values_list("code", flat=True))
    areas = [row for row in _areas(province) if row[0] not in known]
    _insert(Area, ("code", "level", "name", "parent_id", "postcode", "zone"), areas)
    known_kinds = set(Kbli.objects.values_list("version", "code"))
    kinds = [row for row in _kinds_of_business() if row[:2] not in known_kinds]
    _insert(Kbli, ("version", "code", "title", "words", "is_common"), kinds)
    return len(areas) + len(kinds)


def _areas(province: str) -> Iterator[tuple[str, str, str, str | None, str, str]]:
    for row in _rows("provinces.csv"):
        yield row["code"], AreaLevel.PROVINCE.value, row["name"], None, "", row["timezone"]
    for row in _rows("regencies.csv"):
        yield row["code"], AreaLevel.REGENCY.value, row["full_name"], row["province_code"], "", ""
    for row in _rows("districts.csv.gz"):
        if row["code"].startswith(province):
            yield row["code"], AreaLevel.DISTRICT.value, row["name"], row["regency_code"], "", ""
    for row in _rows("villages.csv.gz"):
        code = row["code"]
        if code.startswith(province):
            yield code, AreaLevel.VILLAGE.value, row["name"], code.rpartition(".")[0], row["postal_code"], ""


def _kinds_of_business() -> Iterator[tuple[str, str, str, str, bool]]:
    """Five-digit codes of both versions; a code of the short list is common in 2025 only if it kept its meaning."""
    common = {row["code"]: row for row in _rows("kbli_umkm_shortlist.csv")}
    for version in KbliVersion:
        for row in _rows(f"kbli{version.value}.csv"):
            if len(row["code"]) != 5:
                continue
            moved = version is KbliVersion.KBLI_2025 and row["code"] in MEANS_ANOTHER_BUSINESS_IN_2025
            known = None if moved else common.get(row["code"])
            words = known["everyday_label_id"] if known else ""
            yield version.value, row["code"], row["title"], words, known is not None


def _insert(model: type[models.Model], columns: tuple[str, ...], rows: Sequence[tuple[str | bool | None, ...]]) -> None:
    """Ninety thousand rows by ``executemany``: a quarter of the time of ``bulk_create``."""
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({places})', rows)  # noqa: S608
