"""Pekerja rentan at the desk: who pays is chosen, seen and searched by, and their first paper is no copy."""

from kiosk.agency.followups.outcomes import ContactReport
from kiosk.agency.followups.queue import Filters
from kiosk.agency.lists.import_rows import ReadList
from tests.support.builders import consent, draft
from tests.support.desk_day import Day, day

__all__ = ["day"]
FULL = "Rp50.400"


def fill(day: Day) -> None:
    day.put("formNik", "6201024107900007")
    day.put("formName", "SITI MARYAM")
    day.window.kiosk.desk.form.chooseWork("petani")
    day.put("formIncome", "900")


def listed(day: Day, *numbers: int) -> list[str]:
    """People of a list, for whom the village pays."""
    station = day.window.kiosk.station
    assert station is not None
    people = tuple(
        draft(
            n,
            name=f"WARGA {chr(64 + n - 50)}",
            payer="village",
            source="import",
            consent=consent(how="pending"),
        )
        for n in numbers
    )
    read = ReadList(len(people), people, (), places=tuple(range(2, len(people) + 2)))
    day.store.imports.take(day.agent, read, "plain", issue=lambda each: station.issue(each))
    return [row.number for row in day.store.lists.search(day.agent, "warga")]


def test_the_form_asks_who_pays_and_shows_the_honest_price(day: Day) -> None:
    day.window.tap("deskTab-form")
    fill(day)
    before = day.text("formPrice")
    day.window.tap("payer-village")
    assert (before, day.text("formPrice")) == ("Rp8.400", "Rp16.800")
    assert any("cabang memeriksa potongan" in text for text in day.window.texts())
    day.window.tap("how-agent")
    day.window.tap("formSave")
    (found,) = day.store.lists.search(day.agent, "maryam")
    saved = day.store.people.person(day.agent, found.number).draft
    assert (saved.payer, dict(saved.assisted)["payer"]) == ("village", day.agent.label)
    assert saved.quote is not None
    assert {month.total for month in saved.quote.months} == {16_800}


def test_the_queue_shows_those_for_whom_the_village_pays(day: Day) -> None:
    numbers = listed(day, 51, 52)
    day.window.tap("part-new")
    day.window.tap("filterButton")
    day.window.tap("payer-village")
    assert day.window.kiosk.desk.queue.total == 2
    day.window.tap("filterDone")
    rows = day.window.kiosk.desk_session.queue.first(5)
    assert {row.number for row in rows} == set(numbers)


def test_a_persons_page_says_who_pays_and_whose_turn_it_is(day: Day) -> None:
    (number,) = listed(day, 51)
    day.window.kiosk.desk.person.open(number)
    day.window.settle()
    data = day.window.kiosk.desk.person.data
    assert "dibayar desa" in data["priceCaption"]
    assert data["price"] == f"{FULL} (harga penuh)"
    day.window.tap("leaf-needs")
    missing = {each["code"]: each["by"] for each in day.window.kiosk.desk.person.needs["missing"]}
    assert missing["first-contribution"] == "yang membayar"
    assert "cabang" in day.text("priceNote")


def registered(day: Day) -> str:
    """Somebody who pays for herself; her page is open at its papers."""
    day.window.tap("deskTab-form")
    fill(day)
    day.window.tap("how-agent")
    day.window.tap("formSave")
    (found,) = day.store.lists.search(day.agent, "maryam")
    day.window.tap("deskTab-queue")
    day.window.kiosk.desk.person.open(found.number)
    day.window.settle()
    day.window.tap("leaf-papers")
    return found.number


def paid(day: Day, number: str) -> tuple[str, str]:
    """Who pays, and the price on the page."""
    return day.store.people.person(day.agent, number).draft.payer, day.window.kiosk.desk.person.data["price"]


def test_who_pays_is_corrected_with_its_reason_and_taken_back(day: Day) -> None:
    number = registered(day)
    assert paid(day, number) == ("self", "Rp33.600")
    day.window.tap("payerButton")
    day.window.tap("payer-village")
    assert not day.window.find("payerDone").property("ready")
    day.window.tap("why-village-decided")
    day.window.tap("payerDone")
    assert paid(day, number) == ("village", f"{FULL} (harga penuh)")
    assert day.window.kiosk.desk.person.data["priceCaption"] == "Iuran 3 bulan, dibayar desa"
    day.window.tap("leaf-history")
    assert "Yang membayar: Sendiri → Desa" in day.window.texts()
    day.window.tap("undo-0")
    day.window.tap("why-wrong-person")
    day.window.tap("reasonDone")
    assert paid(day, number) == ("self", "Rp33.600")
    first = next(each for each in day.window.kiosk.desk.person.history if "→" in each["text"])
    assert "Salah orang" in first["undone"] and not first["mayUndo"]
    assert [each for each in day.actions(number) if each == "correct"] == ["correct"] * 2
    assert day.store.store.altered_entries() == ()


def test_another_payer_has_a_name_and_the_chain_does_not_know_it(day: Day) -> None:
    number = registered(day)
    day.window.tap("payerButton")
    day.window.tap("payer-other")
    assert not day.window.find("payerDone").property("ready")
    day.put("payerName", "sawit")
    day.window.tap("payerDone")
    assert day.window.kiosk.desk.person.data["priceCaption"] == "Iuran 3 bulan, dibayar SAWIT"
    entries = [each for each in day.store.store.audit_entries(number) if each.action == "correct"]
    assert str(entries[0].detail["why"]).startswith("sha256:")
    assert day.store.lists.counts(Filters(payer="other"))["new"] == 1
    day.store.rights.erase(day.supervisor, number, "person-asks")
    day.window.kiosk.desk.person.open(number)
    day.window.settle()
    assert not any("SAWIT" in text for text in day.window.texts())


def test_the_same_payer_or_none_is_no_correction(day: Day) -> None:
    number, person = registered(day), day.window.kiosk.desk.person
    for payer, why, said in (
        ("self", "wrong-payer", "Pilih yang membayar"),
        ("other", "  ", "Tulis nama yang membayar"),
        ("village", "", "Pilih atau tulis alasannya"),
    ):
        person.setPayer(payer, why)
        assert person.problem.startswith(said)
    assert "correct" not in day.actions(number)


def test_a_reminder_goes_to_who_pays(day: Day) -> None:
    (number,) = listed(day, 51)
    day.store.follow_ups.record(day.agent, number, ContactReport(outcome="member", kpj="00123456789"))
    day.store.follow_ups.record(day.agent, number, ContactReport(outcome="first-paid", month="2026-11"))
    day.window.kiosk.desk.person.open(number)
    day.window.settle()
    day.window.tap("leaf-papers")
    assert any("untuk yang membayar" in text for text in day.window.texts())


def test_the_first_paper_of_somebody_on_a_list_is_the_original(day: Day) -> None:
    (number,) = listed(day, 51)
    station = day.window.kiosk.station
    assert station is not None
    day.window.kiosk.desk.person.open(number)
    day.window.settle()
    day.window.tap("leaf-papers")
    assert "asli" in " ".join(day.window.texts())
    day.window.tap("copyButton")
    day.window.wait(lambda: any(job.number == number for job in station.store.print_jobs()) is False)
    files = [file.name for file in station.ground.folder.rglob(f"{number}*.png")]
    assert files == [f"{number}.png"]
    day.window.kiosk.desk.person.open(number)
    day.window.settle()
    day.window.tap("copyButton")
    assert day.window.sees("reasonDone")


def test_their_paper_is_genuine_at_the_public_screen(day: Day) -> None:
    from kiosk.errors import Problem
    from kiosk.status import status_of

    (number,) = listed(day, 51)
    station = day.window.kiosk.station
    assert station is not None
    receipt = station.store.receipt(number)
    assert receipt is not None
    assert (receipt.words["price"], receipt.words["consent"]) == (
        "Dibayar desa, {months} bulan",
        "Persetujuan belum diberikan",
    )
    for text in (receipt.token, number):
        found = status_of(station, text)
        assert not isinstance(found, Problem)
        assert found.number == number
