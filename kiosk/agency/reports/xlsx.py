"""Writes the monthly report as a workbook: every figure in a cell, every picture a chart on those cells."""

import io
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, BinaryIO

from kiosk.agency.reports.month import MonthReport, programmes_word
from kiosk.paper.a4 import CANVAS, INK, INK_SOFT, KUNYIT_LIP, NEUTRAL, NILA, PANDAN, SOFT, SURFACE
from kiosk.words import Words

Cell = str | int | float | date
FONT = "Plus Jakarta Sans"


def write_workbook(file: BinaryIO, report: MonthReport, say: Words) -> None:
    """Write the workbook into an open file; charts follow the cells when somebody changes them."""
    import xlsxwriter

    made = io.BytesIO()
    options = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
    book = xlsxwriter.Workbook(made, {"in_memory": True, **options})
    title = say("report", "title", month=say.calendar.month(report.month))
    book.set_properties({"title": title, "author": report.wadah})
    _Workbook(book, report, say).fill(title)
    book.close()
    file.write(made.getbuffer())


class _Workbook:
    """The sheets of one report."""

    def __init__(self, book: Any, report: MonthReport, say: Words) -> None:
        self._book, self._report, self._say = book, report, say
        plain = {"font_name": FONT, "font_size": 11, "font_color": INK, "valign": "vcenter"}
        self._title = book.add_format({**plain, "font_size": 20, "bold": True})
        self._soft = book.add_format({**plain, "font_color": INK_SOFT})
        self._wrap = book.add_format({**plain, "font_color": INK_SOFT, "text_wrap": True})
        self._head = book.add_format(
            {**plain, "bold": True, "font_color": SURFACE, "bg_color": PANDAN, "text_wrap": True}
        )
        line = {"bottom": 1, "bottom_color": SOFT}
        self._text = book.add_format({**plain, **line})
        self._number = book.add_format({**plain, **line, "num_format": "#,##0"})
        self._rupiah = book.add_format({**plain, **line, "num_format": '"Rp"#,##0'})
        self._day = book.add_format({**plain, **line, "num_format": "dd-mm-yyyy", "align": "left"})
        self._strong = book.add_format({**plain, "bold": True, "bg_color": CANVAS, "num_format": "#,##0"})

    def fill(self, title: str) -> None:
        """All sheets, the summary first."""
        report, say = self._report, self._say
        summary = self._summary(title)
        days = [(report.first + timedelta(days=n), count) for n, count in enumerate(report.by_day)]
        heads = (say("sheets", "day"), say("sheets", "count"))
        self._listed("days", heads, days, chart="column")
        stages = [(say("stages", name), count) for name, count in report.funnel]
        self._listed("funnel", (say("sheets", "funnel"), heads[1]), stages, chart="bar")
        dusun = [
            (each.name or say("plots", "nowhere"), each.registered, each.members) for each in report.dusun
        ]
        names = (say("sheets", "dusun"), say("cards", "registered"), say("stages", "member"))
        self._listed("dusun", names, dusun, chart="bar")
        works = [(label or say("plots", "unknown"), count) for label, count in report.occupations]
        self._listed("occupations", (say("sheets", "occupations"), heads[1]), works, chart="bar")
        programmes = [(programmes_word(name, say), count) for name, count in report.programmes]
        self._listed("programmes", (say("sheets", "programmes"), heads[1]), programmes, chart="pie")
        self._listed("outcomes", (say("sheets", "outcomes"), heads[1]), report.outcomes, chart="bar")
        self._agents()
        self._outreach()
        summary.activate()

    def _summary(self, title: str) -> Any:
        report, say = self._report, self._say
        page = self._page("summary", (34, 16, 74))
        page.set_row(0, 30)
        page.write_string(0, 0, title, self._title)
        place = report.place
        where = ", ".join(
            part for part in (place.village, place.district, place.regency, place.province) if part
        )
        made = say("report", "made", day=say.calendar.long_day(report.made_on), kiosk=report.kiosk)
        for row, text in enumerate((where, report.wadah, made), start=1):
            page.write_string(row, 0, text, self._soft)
        if report.invented:
            page.write_string(1, 2, say("report", "invented"), self._strong)
        if report.coming:
            page.write_string(2, 2, say("report", "coming"), self._strong)
        for column, name in enumerate(("figure", "value", "meaning")):
            page.write_string(5, column, say("sheets", name), self._head)
        came = report.towards
        rows: list[tuple[str, int, str]] = [
            (say("cards", "registered"), report.registered, say("definitions", "registered")),
            (say("cards", "members"), report.members, say("definitions", "members")),
            (
                say("sheets", "reached", target=came.target),
                came.reached,
                say("sheets", "own_target", target=came.target),
            ),
            (say("sheets", "agents_asked"), came.agents, ""),
            (say("sheets", "known_before"), report.known_before, say("sheets", "known_why")),
            (say("cards", "protected"), report.protected_at_close, say("definitions", "protected_at_close")),
            (say("sheets", "known_later"), report.known_later, say("definitions", "known_later")),
            (say("sheets", "in_grace"), report.in_grace, say("definitions", "in_grace")),
            (say("sheets", "lapsed"), report.lapsed, say("definitions", "lapsed")),
            (say("sheets", "paid_months"), report.paid_months, say("definitions", "paid_months")),
            (say("cards", "incentive"), report.incentive, say("tables", "rule", source=report.rule_source)),
            (say("tables", "wadah"), report.wadah_share, ""),
            (say("sheets", "pending"), report.consent_pending, ""),
            *((say("sheets", f"paid-{payer}"), count, "") for payer, count in report.paid_for),
        ]
        if report.coverage_target:
            told = say("definitions", "protected_at_close")
            rows.append((say("tables", "coverage"), report.protected_at_close, told))
            rows.append((say("sheets", "coverage_target"), report.coverage_target, ""))
        for row, (name, value, meaning) in enumerate(rows, start=6):
            money = name in (say("cards", "incentive"), say("tables", "wadah"))
            page.write_string(row, 0, name, self._text)
            page.write_number(row, 1, value, self._rupiah if money else self._number)
            page.write_string(row, 2, meaning, self._wrap)
        end = 7 + len(rows)
        chain = say("report", "chain", count=say.number(report.audit_count), head=report.audit_head[:16])
        page.write_string(end, 0, chain, self._soft)
        page.write_string(end + 1, 0, say("report", "private"), self._soft)
        return page

    def _agents(self) -> None:
        report, say = self._report, self._say
        page = self._page("agents", (30, 12, 14, 14, 20, 18, 20))
        heads = (
            *(say("tables", name) for name in ("agent", "contacts", "new_members")),
            say("tables", "towards", target=report.target),
            say("sheets", "known_before"),
            *(say("tables", name) for name in ("contributions", "incentive")),
        )
        for column, head in enumerate(heads):
            page.write_string(0, column, head, self._head)
        for row, agent in enumerate(report.agents, start=1):
            page.write_string(row, 0, agent.name, self._text)
            page.write_number(row, 1, agent.contacts, self._number)
            page.write_number(row, 2, agent.members, self._number)
            came = (
                say("tables", "reached")
                if agent.members >= report.target
                else f"{agent.members} / {report.target}"
            )
            page.write_string(row, 3, came if agent.has_target else "", self._text)
            page.write_number(row, 4, agent.known_before, self._number)
            page.write_number(row, 5, agent.contributions, self._rupiah)
            page.write_number(row, 6, agent.incentive, self._rupiah)

    def _outreach(self) -> None:
        """Kinds first, then campaigns: two lists on one sheet, so no chart."""
        report, say = self._report, self._say
        page = self._page("outreach", (30, 14, 18, 18))
        kinds = [(say("items", each.kind), each) for each in report.outreach]
        row = 0
        for head, rows in (("kind", kinds), ("campaign", [(each.kind, each) for each in report.campaigns])):
            for column, name in enumerate((head, "hanging", "put_up", "damaged")):
                page.write_string(row, column, say("tables", name), self._head)
            for at, (name, found) in enumerate(rows, start=row + 1):
                page.write_string(at, 0, name, self._text)
                for column, count in enumerate((found.hanging, found.put_up, found.damaged), start=1):
                    page.write_number(at, column, count, self._number)
            row += len(rows) + 2

    def _listed(self, name: str, heads: Sequence[str], rows: Sequence[Sequence[Cell]], *, chart: str) -> None:
        """One sheet with a list and beside it the chart of this list."""
        page = self._page(name, (38, *([14] * (len(heads) - 1))))
        for column, head in enumerate(heads):
            page.write_string(0, column, head, self._head)
        for row, cells in enumerate(rows, start=1):
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    page.write_datetime(row, column, cell, self._day)
                elif isinstance(cell, str):
                    page.write_string(row, column, cell, self._text)
                else:
                    page.write_number(row, column, cell, self._number)
        if rows:
            page.insert_chart(0, len(heads) + 1, self._chart(name, len(heads), len(rows), chart))

    def _chart(self, name: str, columns: int, rows: int, kind: str) -> Any:
        chart = self._book.add_chart({"type": kind})
        sheet = self._say("sheets", name)
        colours = (PANDAN, KUNYIT_LIP, NILA, NEUTRAL)
        font = {"name": FONT, "size": 10, "color": INK}
        for column in range(1, columns):
            series: dict[str, Any] = {
                "name": [sheet, 0, column],
                "categories": [sheet, 1, 0, rows, 0],
                "values": [sheet, 1, column, rows, column],
                "data_labels": {"value": True, "font": font},
                "gap": 40,
            }
            if kind == "pie":
                series["points"] = [{"fill": {"color": colour}} for colour in colours[:rows]]
                series["data_labels"] = {"value": True, "category": True, "font": {**font, "color": SURFACE}}
            else:
                series["fill"] = {"color": colours[column - 1]}
            chart.add_series(series)
        chart.set_title(
            {"name": self._say("plots", name), "name_font": {"name": FONT, "size": 13, "color": INK}}
        )
        chart.set_legend({"position": "bottom", "font": font} if columns > 2 else {"none": True})
        chart.set_chartarea({"border": {"color": SOFT}})
        upright = {"num_font": font, "line": {"color": NEUTRAL}, "major_gridlines": {"visible": False}}
        across = {
            "num_font": font,
            "line": {"none": True},
            "major_gridlines": {"visible": True, "line": {"color": SOFT}},
        }
        if kind == "bar":
            chart.set_y_axis({**upright, "reverse": True})
            chart.set_x_axis({**across, "visible": False})
        elif kind == "column":
            chart.set_x_axis({**upright, "num_format": "d", "date_axis": False})
            chart.set_y_axis(across)
        chart.set_size({"width": 640, "height": max(320, 32 * rows + 90) if kind == "bar" else 360})
        return chart

    def _page(self, name: str, widths: Sequence[int]) -> Any:
        page = self._book.add_worksheet(self._say("sheets", name))
        page.hide_gridlines(2)
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        for column, width in enumerate(widths):
            page.set_column(column, column, width)
        return page
