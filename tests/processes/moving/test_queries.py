"""What pages of moving in read."""

from tests.processes.moving.conftest import BUDI, SITI, Moving

from kdim.processes.moving import queries
from kdim.processes.moving.enums import BatchStatus


def test_rows_are_paged_and_counted_by_verdict(moving):
    rows = [(n, f"Anggota {chr(65 + n % 26)}{chr(65 + n // 26)}", f"B-{n}", None, None, 1, 0, 0) for n in range(60)]
    batch_id = moving.upload(SITI, BUDI, *rows, (99, "Dobel Nomor", "B-1", None, None, 1, 0, 0))

    first = queries.rows_of(moving.at_home, batch_id)
    assert (len(first.rows), first.pages, first.count, first.counts["wrong"]) == (50, 2, 63, 1)
    wrong = queries.rows_of(moving.at_home, batch_id, verdict="wrong", page=7)
    assert [(row.number, row.name) for row in wrong.rows] == [(64, "Dobel Nomor")]
    assert list(queries.rows_with_issues(moving.at_home, batch_id)) == [64]


def test_files_are_listed_newest_first_without_those_put_aside(moving):
    from kdim.processes.moving import actions

    first, second = moving.upload(SITI), moving.upload(BUDI)
    actions.drop(**moving.saving.frame, batch_id=first)

    assert [(one.id, one.status) for one in queries.batches(moving.at_home)] == [(second, BatchStatus.READY)]
    assert queries.batch(moving.at_home, second).file_name == "anggota.xlsx"


def test_another_cooperative_sees_nothing(moving, neighbour):
    batch_id = moving.upload(SITI)
    other = Moving(neighbour)

    assert queries.batch(other.at_home, batch_id) is None
    assert queries.batches(other.at_home) == []
    assert queries.known_members(other.at_home) == []


def test_known_members_tell_what_they_brought_along(moving):
    moving.taken_over()
    [budi, siti] = sorted(queries.known_members(moving.at_home), key=lambda one: one.plain_name)

    assert (siti.number, siti.nik, sorted(siti.brought_in.values())) == (
        "A-1",
        "3273014101900011",
        [100_000, 250_000, 600_000],
    )
    assert sorted(budi.brought_in.values()) == [100_000, 450_000]


def test_an_entry_knows_the_file_it_came_from(moving):
    batch_id = moving.taken_over()
    entry_id = moving.batch(batch_id).entry_id

    assert queries.batch_of_entry(moving.at_home, entry_id).id == batch_id
    assert queries.batch_of_entry(moving.at_home, entry_id + 1) is None


def test_products_are_offered_pokok_first(moving):
    assert [row.kind for row in queries.offered(moving.at_home)] == ["pokok", "wajib", "sukarela"]
    assert queries.open_difference(moving.at_home) == 0
    assert [sheet.name for sheet in queries.sheets_of(moving.at_home, moving.upload(SITI))] == ["Sheet1"]
