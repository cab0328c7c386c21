"""``bdgxl remind``: who is asked again, in which words, and who is left alone."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.builders import Inbox, indicator, make_plan
from tests.commands.drafted import files, opened, said
from tests.validators.plans import small_plan
from tests.validators.registers import LETTER, NAME, filled
from tests.validators.workbooks import clean_form
from toolkit.commands.common import ExitCode
from toolkit.commands.drafts import Post
from toolkit.commands.remind import command as remind
from toolkit.commands.remind_posts import Reminding, reminders
from toolkit.commands.template import command as template
from toolkit.core.findings.catalogue import rule
from toolkit.core.findings.model import Place
from toolkit.core.plan.load import dump_plan
from toolkit.core.plan.model import Plan
from toolkit.core.register.declare import Answer
from toolkit.core.register.model import Letter, RegisterRow, RegisterUse
from toolkit.core.verdict import Judgement, Standing
from workbook_templates.mail.texts import Texts, make_texts

LATE, EARLY = dt.date(2022, 12, 28), dt.date(2022, 12, 1)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    folder = tmp_path_factory.mktemp("mau-thu")
    make_texts(folder)
    return Texts(folder)


@pytest.fixture
def posts(texts: Texts) -> Callable[[Judgement], dict[str, Post]]:
    def drafted(judgement: Judgement) -> dict[str, Post]:
        found, problems = reminders(Reminding.of(judgement, None), texts)
        assert not problems
        return {post.code: post for post in found}

    return drafted


def plan(**fields: object) -> Plan:
    return make_plan(indicator("1.1", "sum", "+so-a +so-b +so-c"), agencies="so-a so-b so-c", **fields)


def judged(as_of: dt.date = LATE, *letters: Letter) -> Judgement:
    """Nobody has sent anything, but for what the register says."""
    judgement = Inbox(plan(), as_of=as_of).judgement
    return Judgement(
        plan=judgement.plan,
        period=judgement.period,
        as_of=as_of,
        verdicts=(),
        findings=(),
        register=RegisterUse(file=NAME, letters=letters),
    )


def letter(agency: str, answer: Answer, until: dt.date | None = None) -> Letter:
    row = RegisterRow(file=NAME, sheet="Tiếp nhận", number=6, columns={}, cells={}, values={}, faults={})
    day = dt.date(2022, 12, 1)
    return Letter(row=row, agency=agency, report="chi-tieu", number="12", date=day, answer=answer, until=until)


Posts = Callable[[Judgement], dict[str, Post]]


def test_after_the_due_date_the_days_are_counted(posts: Posts) -> None:
    post = posts(judged())["so-b"]
    assert "đã quá hạn" in post.message.subject
    assert "1. Báo cáo chỉ tiêu: chưa gửi, quá hạn 23 ngày" in post.message.body
    assert "quá hạn 23 ngày (hạn 05/12/2022)" in post.short.body


def test_before_the_due_date_nothing_sounds_late(posts: Posts) -> None:
    post = posts(judged(EARLY))["so-b"]
    assert "chưa gửi, còn 4 ngày đến hạn" in post.message.body
    assert "quá hạn" not in post.message.subject + post.message.body + post.short.body


def test_on_the_due_date_it_is_today(posts: Posts) -> None:
    assert "hôm nay đến hạn" in posts(judged(dt.date(2022, 12, 5)))["so-b"].message.body


def test_the_office_that_gathers_the_reports_writes_no_letter_to_itself(posts: Posts) -> None:
    assert set(posts(judged())) == {"so-b", "so-c"}


@pytest.mark.parametrize("answer", [Answer.NIL, Answer.DATA])
def test_who_answered_by_letter_is_left_alone(posts: Posts, answer: Answer) -> None:
    assert "so-b" not in posts(judged(LATE, letter("so-b", answer)))


def test_a_delay_that_still_runs_is_respected(posts: Posts) -> None:
    moved = letter("so-b", Answer.POSTPONED, dt.date(2022, 12, 31))
    assert "so-b" not in posts(judged(LATE, moved))
    told = [reason for one, reason in Reminding.of(judged(LATE, moved), None).left_alone if one.agency.code == "so-b"]
    assert told == ["đang trong thời gian được lùi hạn"]


def test_a_delay_that_is_over_counts_from_the_new_day(posts: Posts) -> None:
    post = posts(judged(LATE, letter("so-b", Answer.POSTPONED, dt.date(2022, 12, 26))))["so-b"]
    assert "quá hạn 2 ngày, đã lùi hạn đến 26/12/2022" in post.message.body
    assert "- Hạn gửi: 26/12/2022" in post.message.body


@pytest.mark.parametrize("standing", [Standing.COUNTED, Standing.HELD, Standing.LEFT_OUT])
def test_who_has_sent_something_that_stands_is_left_alone(posts: Posts, standing: Standing) -> None:
    inbox = Inbox(plan())
    inbox.file("so-b", standing=standing)
    assert "so-b" not in posts(inbox.judgement)


def test_a_refused_file_comes_with_what_refuses_it(posts: Posts) -> None:
    inbox = Inbox(plan())
    place = Place(file="huyen/B.xlsx")
    found = (rule("encrypted").found(place=place), rule("own-output").found(place=place))
    inbox.file("so-b", standing=Standing.REJECTED, reason="Tệp đặt mật khẩu", findings=found)
    body = posts(inbox.judgement)["so-b"].message.body
    assert "đã gửi, biểu không hợp lệ; tệp đặt mật khẩu" in body
    assert "1. B.xlsx: Tệp đặt mật khẩu mở, không đọc được nội dung.\n   → Đề nghị đơn vị bỏ mật khẩu" in body
    assert "do công cụ lập" not in body


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """An inbox in which Sở Y tế has answered, the plan beside it."""
    folder = tmp_path / "hop-nhan"
    folder.mkdir()
    addressed = [
        agency.model_copy(update={"email": "g@example.vn"}) if agency.code == "so-gd-dt" else agency
        for agency in small_plan().agencies
    ]
    text = dump_plan(small_plan().model_copy(update={"agencies": tuple(addressed)}))
    (tmp_path / "ke-hoach.yaml").write_text(text, encoding="utf-8")
    (folder / "a.xlsx").write_bytes(clean_form())
    return folder


def run(inbox: Path, *options: str) -> Result:
    return CliRunner().invoke(remind, [str(inbox), "--as-of", "31/12/2022", *options])


def test_drafts_lie_beside_the_inbox_with_the_blank_form(inbox: Path) -> None:
    arguments = [str(inbox.parent / "ke-hoach.yaml"), "-o", str(inbox.parent / "outbox"), "--period", "nam"]
    CliRunner().invoke(template, [*arguments, "--report", "nam"])
    result = run(inbox)
    assert result.exit_code == ExitCode.DONE, result.output
    draft = opened(inbox.parent / "nhac-viec" / "so-gd-dt.eml")
    assert draft.to == ["g@example.vn"]
    assert [name for name in draft.files if "_nam-nam_" in name] == ["BDG2022_nam-nam_so-gd-dt.xlsx"]


def test_a_blank_form_that_was_filled_in_the_outbox_is_not_sent(inbox: Path) -> None:
    outbox = inbox.parent / "outbox"
    arguments = [str(inbox.parent / "ke-hoach.yaml"), "-o", str(outbox), "--period", "nam", "--report", "nam"]
    CliRunner().invoke(template, arguments)
    (outbox / "nam" / "BDG2022_nam-nam_so-gd-dt.xlsx").write_bytes(b"filled")
    result = run(inbox)
    assert result.exit_code == ExitCode.FINDINGS
    assert "Không kèm biểu. Sở Giáo dục và Đào tạo" in said(result.stderr)
    assert not opened(inbox.parent / "nhac-viec" / "so-gd-dt.eml").files


def test_without_an_outbox_it_says_that_no_form_goes_along(inbox: Path) -> None:
    assert "Không kèm lại biểu trống" in said(run(inbox).stdout)
    assert run(inbox, "--forms", str(inbox)).exit_code == ExitCode.UNUSABLE


def test_who_has_answered_meanwhile_is_named_and_nothing_deleted(inbox: Path) -> None:
    run(inbox)
    before = files(inbox.parent / "nhac-viec")
    (inbox.parent / NAME).write_bytes(
        filled([{**LETTER, "agency": "Sở Giáo dục và Đào tạo", "answer": "Không phát sinh"}])
    )
    result = run(inbox)
    assert "không còn cần gửi, đã chuyển vào thư mục khong-can-gui: so-gd-dt.eml." in said(result.stdout)
    assert "Báo cáo không nhắc vì đã trả lời bằng công văn (không phát sinh): Sở Giáo dục và Đào tạo" in said(
        result.stdout
    )
    assert set(before.values()) <= set(files(inbox.parent / "nhac-viec").values()) | {before["danh-sach-thu.csv"]}


def test_an_empty_inbox_reminds_everybody(inbox: Path) -> None:
    (inbox / "a.xlsx").unlink()
    result = run(inbox, "--period", "nam")
    assert (result.exit_code, "1 thư nháp" in said(result.stdout)) == (ExitCode.DONE, True)


def test_a_file_of_nobody_is_to_be_looked_at_first(inbox: Path) -> None:
    (inbox / "khong-ro.xlsx").write_bytes(b"no workbook")
    result = run(inbox)
    assert result.exit_code == ExitCode.FINDINGS
    assert "Xem trước khi gửi: 1 tệp chưa rõ" in said(result.stdout)
    assert "khong-ro.xlsx" in said(result.stdout)
