"""Messages with what lies in them, as the reader tells about them."""

import dataclasses
import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from tests.validators.filling import Place, answer, book_of
from tests.validators.mutations import indicator, number
from tests.validators.plans import YEAR, small_plan
from toolkit.core.intake.kinds import Kind
from toolkit.core.intake.read import Intake
from toolkit.core.register.model import RegisterFile
from toolkit.core.submission import Mail, RawCell, SourceFile
from toolkit.core.verdict import Judgement, Standing
from validators.judge import judge

ADDRESS = "vanthu.soyte@example.vn"
OTHER: dict[Place, RawCell | None] = {indicator("1.2", "result"): number("15")}


def mail(day: int = 5, address: str = ADDRESS) -> Mail:
    return Mail(address=address, sender="Văn thư", subject="Báo cáo", received=dt.date(2022, 12, day))


def container(name: str = "thu.eml", kind: Kind = Kind.MAIL, sent: Mail | None = None, **details: str) -> Intake:
    file = SourceFile(name=name, sha256=name, size=1, mail=sent or (mail() if kind is Kind.MAIL else None))
    return Intake(
        file=file, problem="container-opened", details={"kind": kind.value, "found": "thư", **details}, ignored=True
    )


def document(name: str, kind: Kind = Kind.PDF, sent: Mail | None = None) -> Intake:
    file = SourceFile(name=name, sha256=name, size=1, mail=sent)
    details = {"reason": "other-document", "found": "tệp PDF", "kind": kind.value}
    return Intake(file=file, problem="other-document", details=details, ignored=True)


def form(
    changes: dict[Place, RawCell | None] | None = None,
    *,
    name: str = "thu.eml/a.xlsx",
    agency: str = "so-y-te",
    sent: Mail | None = None,
    modified: str = "",
) -> Intake:
    made = answer(changes, name=name, book=book_of(agency), modified=modified)
    assert made.submission is not None
    file = dataclasses.replace(made.file, mail=sent)
    # The other forms cost time and show nothing here.
    few = tuple(one for one in made.submission.forms if one.form in ("cover", "indicators"))
    return dataclasses.replace(made, file=file, submission=dataclasses.replace(made.submission, file=file, forms=few))


def judged(
    *intakes: Intake,
    excluded: tuple[str, ...] = (),
    strict: bool = False,
    register: RegisterFile | None = None,
    emails: Mapping[str, str] = MappingProxyType({}),
) -> Judgement:
    plan = small_plan()
    emails = {"so-y-te": f"khac@example.vn; {ADDRESS.upper()}", **emails}
    known = tuple(
        agency.model_copy(update={"email": emails.get(agency.code, agency.email)}) for agency in plan.agencies
    )
    plan = plan.model_copy(update={"agencies": known})
    day = dt.date(2022, 12, 31)
    return judge(intakes, plan, YEAR, day, expect=False, excluded=excluded, strict=strict, register=register)


def codes(judgement: Judgement) -> list[tuple[str, str]]:
    return [(finding.code, finding.place.file) for finding in judgement.findings]


def standings(judgement: Judgement) -> dict[str, Standing]:
    return {verdict.file.name: verdict.standing for verdict in judgement.verdicts}
