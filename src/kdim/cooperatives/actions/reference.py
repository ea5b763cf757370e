"""Loading the public lists that the software ships."""

import csv
import gzip
from collections.abc import Iterator
from importlib.resources import files

from django.db import transaction

from kdim.cooperatives.enums import AreaLevel, KbliVersion
from kdim.cooperatives.models import Area, Kbli

_DATA = files("kdim.cooperatives") / "data"
_BATCH = 5_000


def _rows(name: str) -> Iterator[dict[str, str]]:
    raw = (_DATA / name).read_bytes()
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")
    return csv.DictReader(text.splitlines())


@transaction.atomic
def load_reference(*, province: str = "") -> int:
    """Load areas and kinds of business that are not there yet; gives how many rows were new.

    ``province`` (a code such as "33") loads the districts and villages of one province only, for tests and small
    machines; provinces and regencies are always complete. Loading again changes nothing.
    """
    before = Area.objects.count() + Kbli.objects.count()
    areas = [
        Area(code=row["code"], level=AreaLevel.PROVINCE, name=row["name"], zone=row["timezone"])
        for row in _rows("provinces.csv")
    ]
    areas += [
        Area(code=row["code"], level=AreaLevel.REGENCY, name=row["full_name"], parent_id=row["province_code"])
        for row in _rows("regencies.csv")
    ]
    areas += [
        Area(code=row["code"], level=AreaLevel.DISTRICT, name=row["name"], parent_id=row["regency_code"])
        for row in _rows("districts.csv.gz")
        if row["code"].startswith(province)
    ]
    areas += [
        Area(
            code=row["code"], level=AreaLevel.VILLAGE, name=row["name"], parent_id=row["code"].rpartition(".")[0],
            postcode=row["postal_code"],
        )
        for row in _rows("villages.csv.gz")
        if row["code"].startswith(province)
    ]  # fmt: skip
    Area.objects.bulk_create(areas, batch_size=_BATCH, ignore_conflicts=True)
    Kbli.objects.bulk_create(_kinds_of_business(), batch_size=_BATCH, ignore_conflicts=True)
    return Area.objects.count() + Kbli.objects.count() - before


def _kinds_of_business() -> list[Kbli]:
    common = {row["code"]: row for row in _rows("kbli_umkm_shortlist.csv")}
    kinds = []
    for version in KbliVersion:
        for row in _rows(f"kbli{version.value}.csv"):
            if len(row["code"]) != 5:
                continue
            known = common.get(row["code"]) if version is KbliVersion.KBLI_2020 else None
            kinds.append(
                Kbli(
                    version=version, code=row["code"], title=row["title"], is_common=known is not None,
                    words=known["everyday_label_id"] if known else "",
                )
            )  # fmt: skip
    return kinds
