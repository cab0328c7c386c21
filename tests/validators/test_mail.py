"""What came by mail: whose it is, which documents came with it, and what could not be opened."""

import dataclasses

import pytest

from tests.validators.filling import answer
from tests.validators.mails import ADDRESS, codes, container, document, form, judged, mail, standings
from tests.validators.mutations import indicator, number
from tests.validators.registers import LETTER, register
from toolkit.core.consolidation.documents import ReceivedDocument, received_documents
from toolkit.core.findings.catalogue import RULES
from toolkit.core.findings.model import Severity
from toolkit.core.intake.kinds import Kind
from toolkit.core.intake.read import Intake
from toolkit.core.submission import Mail, SourceFile
from toolkit.core.verdict import Standing


@pytest.mark.parametrize(
    "code", ["nested-too-deep", "container-too-large", "archive-encrypted", "mail-sealed", "winmail-dat"]
)
def test_what_was_not_opened_is_told_and_is_no_form(code: str) -> None:
    file = SourceFile(name="thu.eml/a.zip", sha256="", size=0)
    told = Intake(file=file, problem=code, details={"found": "3 tệp", "expected": "2 tệp"}, ignored=True)
    judgement = judged(container(), told)
    assert codes(judgement) == [(code, "thu.eml/a.zip"), ("container-opened", "thu.eml")]
    assert judgement.verdicts[1].standing is Standing.IGNORED
    assert (RULES[code].severity, RULES["container-opened"].severity) == (Severity.WARNING, Severity.INFO)


def test_a_message_belongs_to_the_agency_whose_form_lies_in_it() -> None:
    judgement = judged(container(), form(agency="so-gd-dt"), document("thu.eml/cv.pdf"))
    assert {verdict.agency for verdict in judgement.verdicts} == {"so-gd-dt"}
    (finding,) = [finding for finding in judgement.findings if finding.code == "letter-attached"]
    assert finding.place.file == "thu.eml/cv.pdf"
    assert "thư của Sở Giáo dục và Đào tạo có tệp PDF “cv.pdf”" in finding.message


def test_a_message_without_a_form_belongs_to_the_agency_with_the_senders_address() -> None:
    judgement = judged(container(), document("thu.eml/cv.docx", Kind.WORD))
    assert codes(judgement) == [("container-opened", "thu.eml"), ("letter-attached", "thu.eml/cv.docx")]
    assert {finding.agency for finding in judgement.findings} == {"so-y-te"}
    assert set(standings(judgement).values()) == {Standing.IGNORED}


def test_a_damaged_form_is_told_to_whom_the_message_belongs() -> None:
    broken = Intake(file=SourceFile(name="thu.eml/a.xlsx", sha256="1", size=1), problem="damaged")
    judgement = judged(container(), broken)
    assert ("damaged", "so-y-te") in {(finding.code, finding.agency) for finding in judgement.findings}
    assert {verdict.file.name: verdict.agency for verdict in judgement.verdicts} == {
        "thu.eml": "so-y-te",
        "thu.eml/a.xlsx": "",
    }


def test_a_document_in_an_archive_of_a_message_belongs_to_it() -> None:
    judgement = judged(container(), container("thu.eml/a.zip", Kind.ARCHIVE), document("thu.eml/a.zip/cv.pdf"))
    assert ("letter-attached", "thu.eml/a.zip/cv.pdf") in codes(judgement)


def test_a_forwarded_message_belongs_to_whom_it_comes_from() -> None:
    office = container(sent=mail(9, "vanphong@example.vn"))
    judgement = judged(office, container("thu.eml/goc.eml"), document("thu.eml/goc.eml/cv.pdf"))
    assert {verdict.file.name: verdict.agency for verdict in judgement.verdicts} == {
        "thu.eml": "",
        "thu.eml/goc.eml": "so-y-te",
        "thu.eml/goc.eml/cv.pdf": "so-y-te",
    }
    assert "mail-without-form" not in {code for code, _ in codes(judgement)}


@pytest.mark.parametrize("sent", [mail(address="la@example.vn"), mail(address="")])
def test_a_document_of_an_unknown_sender_is_ignored_as_ever(sent: Mail) -> None:
    judgement = judged(container(sent=sent), document("thu.eml/cv.pdf"))
    assert codes(judgement) == [("container-opened", "thu.eml"), ("ignored-file", "thu.eml/cv.pdf")]


def test_forms_of_several_agencies_do_not_say_whose_the_document_is() -> None:
    unknown = container(sent=mail(address="la@example.vn"))
    other = form({indicator("1.2", "result"): number("9")}, name="thu.eml/b.xlsx", agency="so-gd-dt")
    judgement = judged(unknown, form(), other, document("thu.eml/cv.pdf"))
    assert ("ignored-file", "thu.eml/cv.pdf") in codes(judgement)


def test_a_form_from_another_agencys_address_is_questioned_and_counts() -> None:
    judgement = judged(form(sent=mail(address="gd@example.vn")), emails={"so-gd-dt": "gd@example.vn"})
    (finding,) = judgement.findings
    assert (finding.code, finding.place.file, finding.agency) == ("sender-of-other-agency", "thu.eml/a.xlsx", "so-y-te")
    assert "Sở Giáo dục và Đào tạo <gd@example.vn>" in finding.message
    assert standings(judgement) == {"thu.eml/a.xlsx": Standing.COUNTED}


@pytest.mark.parametrize("address", ["la@example.vn", "", ADDRESS, "gd@example.vn"])
def test_the_agency_the_office_and_strangers_may_pass_a_form_on(address: str) -> None:
    judgement = judged(form(agency="so-gd-dt", sent=mail(address=address)), emails={"so-gd-dt": "gd@example.vn"})
    assert judgement.plan.consolidator == "so-y-te"
    assert codes(judgement) == []


def test_a_message_without_form_or_document_has_to_be_read() -> None:
    judgement = judged(container(), document("thu.eml/anh.jpg", Kind.IMAGE))
    (finding,) = [finding for finding in judgement.findings if finding.severity is Severity.WARNING]
    assert (finding.code, finding.place.file, finding.agency) == ("mail-without-form", "thu.eml", "so-y-te")
    assert "nhận ngày 05/12/2022" in finding.message


@pytest.mark.parametrize("inside", [form(), document("thu.eml/cv.pdf")])
def test_a_message_with_either_is_only_told_to_be_opened(inside: Intake) -> None:
    assert "mail-without-form" not in {code for code, _ in codes(judged(container(), inside))}


def test_a_file_that_was_told_already_needs_no_second_warning() -> None:
    closed = Intake(
        file=SourceFile(name="thu.eml/a.rar", sha256="", size=0),
        problem="archive",
        details={"found": "x"},
        ignored=True,
    )
    assert codes(judged(container(), closed)) == [("not-opened", "thu.eml/a.rar"), ("container-opened", "thu.eml")]


def test_an_automatic_message_asks_nobody_to_act() -> None:
    (finding,) = judged(container(automatic="thư trả lời tự động")).findings
    assert (finding.code, finding.severity) == ("mail-automatic", Severity.INFO)


def test_a_draft_of_the_office_is_for_the_record() -> None:
    file = SourceFile(name="thu.eml", sha256="", size=0)
    (finding,) = judged(Intake(file=file, problem="mail-unsent", details={"found": "bản nháp"}, ignored=True)).findings
    assert (finding.code, finding.severity) == ("mail-unsent", Severity.INFO)


def unsent(name: str = "nhap.eml") -> Intake:
    file = SourceFile(name=name, sha256=name, size=1)
    return Intake(file=file, problem="mail-unsent", details={"kind": "mail", "found": "bản nháp"}, ignored=True)


def blank(name: str, sent: Mail | None = None) -> Intake:
    made = answer(cells={}, name=name)
    return dataclasses.replace(made, file=dataclasses.replace(made.file, mail=sent))


def test_a_blank_form_in_a_draft_is_no_answer() -> None:
    judgement = judged(unsent(), blank("nhap.eml/a.xlsx"))
    assert codes(judgement) == [("mail-unsent", "nhap.eml")]
    assert standings(judgement)["nhap.eml/a.xlsx"] is Standing.IGNORED


def test_a_filled_form_in_a_draft_counts_and_is_told() -> None:
    judgement = judged(unsent(), form(name="nhap.eml/a.xlsx"))
    assert standings(judgement)["nhap.eml/a.xlsx"] is Standing.COUNTED
    assert ("draft-holds-form", "nhap.eml") in codes(judgement)


@pytest.mark.parametrize("address", ["MAILER-DAEMON@x.vn", "postmaster@x.vn"])
def test_a_blank_form_that_a_mail_server_returns_is_no_answer(address: str) -> None:
    sent = mail(address=address.lower())
    judgement = judged(container(sent=sent), blank("thu.eml/a.xlsx", sent))
    assert standings(judgement)["thu.eml/a.xlsx"] is Standing.IGNORED
    assert "nothing-filled" not in {code for code, _ in codes(judgement)}


def test_an_empty_archive_or_mailbox_is_no_message() -> None:
    assert codes(judged(container("a.zip", Kind.ARCHIVE))) == [("container-opened", "a.zip")]


def test_documents_for_the_register() -> None:
    judgement = judged(container(), document("thu.eml/cv.docx", Kind.WORD, mail()), document("a.pdf"), form())
    assert received_documents(judgement) == (
        ReceivedDocument(file="a.pdf", agency="", mail=None, kind="PDF"),
        ReceivedDocument(file="thu.eml/cv.docx", agency="so-y-te", mail=mail(), kind="Word"),
    )


def test_a_letter_may_name_the_document_that_is_the_letter() -> None:
    letter = {**LETTER, "answer": "Không phát sinh", "file": "thu.eml/cv.pdf"}
    judgement = judged(container(), document("thu.eml/cv.pdf"), register=register(letters=[letter]))
    assert "register-file-unknown" not in {finding.code for finding in judgement.findings}
