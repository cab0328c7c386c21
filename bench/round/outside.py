"""The agencies of a round: they get drafts, fill forms, and send them by mail in every way there is."""

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.round.account import Account, Sent
from bench.round.answers import Place, Typed, answers, cover, fault
from bench.round.fates import LATE_DAYS, Days, Duty, Fate, fates
from samples.addresses import Address, input_addresses
from tests.commands.drafted import opened
from tests.replies import Reply, filled, forwarded, gmail, outlook, thunderbird, zipped
from tests.validators.registers import spot
from toolkit.commands.sent_posts import small_agencies
from toolkit.core.forms.book import AgencyBook, agency_book
from toolkit.core.forms.bundle import BundleBook, agency_of, bundle_book, names_of
from toolkit.core.forms.cover import COVER
from toolkit.core.forms.spec import AGENCY_COLUMN
from toolkit.core.plan.model import Plan

_NIL_LETTER = {"number": "15/VP", "signer": "Giám đốc", "channel": "Giấy", "answer": "Không phát sinh"}
_COPIES = 2
"""Copies of a bundle that are filled, each by some of the agencies."""


class Outside:
    """What reaches the office, and the account of it."""

    def __init__(self, plan: Plan, folder: Path, *, bundle: bool, seed: int = 1) -> None:
        self.plan, self.folder = plan, folder
        self.period = plan.period_by_code["nam"]
        self.days = Days.of(plan, self.period)
        self._chance = random.Random(seed)
        self._small = {agency.code for agency in small_agencies(plan, ())} if bundle else set[str]()
        self._numbers = count(1)
        self.account = Account(fates=fates(plan, self.period, self._small, self._chance))

    def book(self, duty: Duty) -> AgencyBook:
        """The form of an agency."""
        agency = self.plan.agency_by_code[duty.agency]
        return agency_book(self.plan, self.plan.report_by_id[duty.report], self.period, agency)

    def reply(self) -> None:
        """The first wave: everything but what is missing."""
        for duty, fate in self.account.fates.items():
            if fate in (Fate.LETTER, Fate.MISSING) or duty.agency in self._small:
                continue
            blank = self._sent_to(duty, self.folder / "outbox" / "thu-gui")
            due = self.plan.report_by_id[duty.report].due_on(self.period.code) or self.days.replied
            day = due + dt.timedelta(days=LATE_DAYS) if fate is Fate.LATE else self.days.replied
            form = self._filled(duty, blank, day, faulty=fate is Fate.FAULTY)
            self._mail(day, form, copies=2 if fate is Fate.TWICE else 1)
            if fate is Fate.AGAIN:
                self._mail(day + dt.timedelta(days=1), self._filled(duty, blank, day, number=2))
        if self._small:
            for report in self.plan.reports:
                self._bundle(report.id)

    def write_letters(self) -> None:
        """The office enters the letters into its register."""
        path = self.folder / "so-theo-doi.xlsx"
        typed: dict[Address, str | int] = {}
        for number, duty in enumerate(self.account.of(Fate.LETTER)):
            row = {
                "agency": self.plan.agency_by_code[duty.agency].name,
                "report": self.plan.report_by_id[duty.report].title,
                "period": self.period.name,
                "date": f"{self.days.replied:%d/%m/%Y}",
            }
            typed |= {spot("letters", key, number): text for key, text in {**row, **_NIL_LETTER}.items()}
        path.write_bytes(filled(path.read_bytes(), typed))

    def reply_to_the_office(self) -> None:
        """The second wave: forms that were reminded of, and forms that went back with a faulty cell."""
        day = self.days.asked + dt.timedelta(days=1)
        for duty in self.account.of(Fate.MISSING):
            self._mail(day, self._filled(duty, self._sent_to(duty, self.folder / "nhac-viec"), day))
        for duty in self.account.of(Fate.FAULTY):
            name = f"{self.book(duty).file_name.removesuffix('.xlsx')}_lan-2.xlsx"
            back = (self.folder / "tra-lai" / duty.agency / name).read_bytes()
            former = next(form for form in self.account.sent if form.duty == duty)
            places = _places(back, self.book(duty))
            bad = fault(self.book(duty), former.said)
            assert bad is not None, "a faulty form has a faulty cell"
            cell = places[bad[0]]
            said: Typed = {**former.said, (COVER, "number", "value"): 2}
            # The rest stands in the form that came back, and has to have stayed.
            data = filled(back, {cell: former.said[bad[0]]})
            self._mail(day, Sent(duty=duty, data=data, said=said, cells=_cells(said, places)))

    def _sent_to(self, duty: Duty, drafts: Path) -> bytes:
        """The blank form as the agency got it: in a mail to its address, else in the folder that was passed on."""
        agency, name = self.plan.agency_by_code[duty.agency], self.book(duty).file_name
        if not agency.email:
            return (drafts / duty.agency / name).read_bytes()
        draft = opened(drafts / f"{duty.agency}.eml")
        assert draft.to == [agency.email], f"a draft for {duty.agency} goes to {draft.to}"
        return draft.files[name]

    def _filled(self, duty: Duty, blank: bytes, day: dt.date, *, faulty: bool = False, number: int = 1) -> Sent:
        book = self.book(duty)
        places = _places(blank, book)
        said = answers(book, places, day, self._chance)
        said |= {(COVER, "number", "value"): number} if number > 1 else {}
        bad = fault(book, said) if faulty else None
        typed = {**said, bad[0]: bad[1]} if bad else said
        data = filled(blank, {places[place]: value for place, value in typed.items()})
        return Sent(duty=duty, data=data, said=said, cells=_cells(said, places))

    def _mail(self, day: dt.date, form: Sent, copies: int = 1) -> None:
        """Put a form into the inbox, each in another way."""
        number = next(self._numbers)
        agency, name = self.plan.agency_by_code[form.duty.agency], self.book(form.duty).file_name
        sender = agency.email or f"{agency.code}@mail.example.vn"
        plain = Reply(sender=sender, name=agency.name, day=day, files={name: form.data})
        packed = Reply(sender=sender, name=agency.name, day=day, files={"Bieu bao cao.zip": zipped(plain.files)})
        clerk = Reply(sender="vanthu@bdg.example.vn", name="Văn thư", day=day, files={})
        ways = (
            (".eml", 1, thunderbird(plain)),
            (".eml", 1, gmail(plain)),
            (".msg", 1, outlook(plain)),
            (".eml", 2, gmail(packed)),
            (".eml", 3, forwarded(clerk, thunderbird(packed))),
            (".xlsx", 0, form.data),
        )
        suffix, opened_, data = ways[number % len(ways)]
        for copy in range(copies):
            self._put(f"{number:03d} {form.duty.agency}{f' ({copy})' if copy else ''}{suffix}", data)
            self.account.opened += opened_
            self.account.receive(Sent(duty=form.duty, data=form.data, said=form.said, cells=form.cells))

    def _put(self, name: str, data: bytes) -> None:
        (self.folder / "inbox" / name).write_bytes(data)

    def _bundle(self, report: str) -> None:
        """Copies of one workbook, in each of which some of the small agencies fill their rows."""
        drawn = {duty.agency: fate for duty, fate in self.account.fates.items() if duty.report == report}
        small = [self.plan.agency_by_code[code] for code in drawn if code in self._small]
        book = bundle_book(self.plan, self.plan.report_by_id[report], self.period, small)
        blank = opened(self.folder / "outbox" / "thu-gui" / "goi.eml").files[book.file_name]
        answering = [one.code for one in book.agencies if drawn[one.code] not in (Fate.LETTER, Fate.MISSING)]
        for start in range(_COPIES):
            codes = answering[start::_COPIES]
            faulty = [code for code in codes if drawn[code] is Fate.FAULTY]
            self._put(f"Gói {start + 1} {book.file_name}", self._filled_bundle(book, blank, codes, faulty))
            self.account.opened += 1

    def _filled_bundle(self, book: BundleBook, blank: bytes, codes: Sequence[str], faulty: Sequence[str]) -> bytes:
        """One copy, with every form in it entered in the account."""
        places, names = _places(blank, book), names_of(book.agencies)
        rows = {f"+{number}": code for number, code in enumerate(codes, 1)}
        whole = answers(book, places, self.days.replied, self._chance, tuple(rows))
        said: dict[str, Typed] = {code: cover(names[code], self.days.replied, code) for code in codes}
        for (form, row, column), value in whole.items():
            code = rows.get(row) or agency_of(row)[0]
            if code in said and form != COVER:
                said[code][form, row, column] = value
                if row in rows:
                    said[code][form, row, AGENCY_COLUMN.id] = names[code]
        typed = {place: value for own in said.values() for place, value in own.items()}
        typed |= dict(found for code in faulty if (found := fault(book, said[code], code)) is not None)
        data = filled(blank, {places[place]: value for place, value in typed.items()})
        for code, own in said.items():
            duty = Duty(report=book.report.id, agency=code)
            # The column that says whose a row is, is no figure or word of an agency.
            cells = _cells({place: value for place, value in own.items() if place[2] != AGENCY_COLUMN.id}, places)
            self.account.receive(Sent(duty=duty, data=data, said=_alone(own), cells=cells))
        return data


def _alone(own: Typed) -> Typed:
    """What an agency says in a bundle, by the places of its own form: there its row of a list is the first."""
    return {
        (form, "+1" if row.startswith("+") else agency_of(row)[1], column): value
        for (form, row, column), value in own.items()
        if column != AGENCY_COLUMN.id
    }


def _places(form: bytes, book: AgencyBook) -> dict[Place, Address]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        path.write_bytes(form)
        return input_addresses(path, book)


def _cells(said: Typed, places: Mapping[Place, Address]) -> dict[Address, str]:
    return {places[place]: str(value) for place, value in said.items()}
