"""What a plan needs and its annexes do not say: proposed at the least, and told as such."""

import datetime as dt
from typing import Any

from toolkit.core.findings.model import Place
from toolkit.core.plan.annex.model import Doubt
from toolkit.core.plan.base import Basis
from toolkit.core.plan.directory import slug, standard_parties
from toolkit.core.plan.word.facts import Facts

CONFIRM = "Cần xác nhận"
"""Begins every note that a person deletes once it is settled."""

_CONSOLIDATORS = ("so-ld-tbxh", "so-noi-vu")
"""Who was, and since 2025 is, in charge of gender equality in a province."""
_UNKNOWN_PLACE = "(chưa rõ địa phương)"
_UNKNOWN_ISSUER = "(chưa rõ cơ quan ban hành)"
_PERIOD = "nam"
_FORMS = ("indicators", "tasks")


def complete(value: dict[str, Any], facts: Facts, file: str, year: int, plan_id: str) -> list[Doubt]:
    """Add what is missing to the values of a plan; what was proposed comes back to be told."""
    place = facts.place
    value |= {
        "id": plan_id or (f"{slug(place)[:35]}-{year}" if place else f"ke-hoach-{year}"),
        "title": facts.title or f"Kế hoạch về bình đẳng giới năm {year}",
        "place": place or _UNKNOWN_PLACE,
        "issuer": facts.issuer or (f"UBND tỉnh {place}" if place else _UNKNOWN_ISSUER),
        "level": facts.level.value,
        "year": year,
        "periods": [
            {
                "code": _PERIOD,
                "name": f"Năm {year}",
                "start": dt.date(year, 1, 1),
                "end": dt.date(year, 12, 31),
            }
        ],
        "annexes": [
            {key: item for key, item in (("name", a.name), ("title", a.title), ("cites", a.cites)) if item}
            | ({"number": a.number} if a.number else {})
            | ({"issued": a.issued} if a.issued else {})
            for a in facts.annexes
        ],
    }
    if facts.number:
        value["number"] = facts.number
    if facts.issued is not None:
        value["issued"] = facts.issued
    value["consolidator"] = _consolidator(value)
    value["reports"] = [_report(value, year)]
    return _told(value, facts, file)


def _consolidator(value: dict[str, Any]) -> str:
    """The agency in charge where the annexes name it, else the first; a plan cannot do without."""
    codes = [agency["code"] for agency in value["agencies"]]
    known = [code for code in _CONSOLIDATORS if code in codes]
    if not codes:
        usual = next(party for party in standard_parties() if party.code == _CONSOLIDATORS[0])
        value["agencies"].append(usual.model_dump(mode="json", exclude_defaults=True))
        return usual.code
    return str((known or codes)[0])


def _report(value: dict[str, Any], year: int) -> dict[str, Any]:
    """One report at the year's end with every form that the annexes give, owed by everybody they name to act."""
    owners = [reporter["who"] for row in value["indicators"] for reporter in row.get("reporters", ())]
    owners += [code for row in value["tasks"] for code in row.get("lead_codes", ())]
    return {
        "id": "bao-cao-nam",
        "title": f"Báo cáo kết quả thực hiện kế hoạch năm {year}",
        "forms": [form for form in _FORMS if value[form]],
        "owners": list(dict.fromkeys(owners)),
        "due": [{"period": _PERIOD}],
        "basis": Basis.PROPOSED.value,
    }


def _told(value: dict[str, Any], facts: Facts, file: str) -> list[Doubt]:
    names = {agency["code"]: agency["name"] for agency in value["agencies"]}
    where = Place(file=file)
    told = [
        ("đơn vị tổng hợp", f"công cụ lấy {names[value['consolidator']]}", "Xác nhận hoặc chọn cơ quan khác"),
        (
            "kỳ báo cáo, hạn nộp",
            "phụ lục không nêu; công cụ chỉ lập một kỳ cả năm và một báo cáo, chưa có hạn nộp",
            "Ghi các kỳ, báo cáo, hạn nộp theo phần chế độ báo cáo của văn bản",
        ),
    ]
    missing = [
        word
        for word, known in (
            ("số văn bản", facts.number),
            ("ngày ban hành", facts.issued),
            ("tên kế hoạch", facts.title),
            ("địa phương, cơ quan ban hành", facts.place),
        )
        if not known
    ]
    if missing:
        told.append(("kế hoạch", f"tệp không cho biết {', '.join(missing)}", "Ghi ở trang “Kế hoạch”"))
    if facts.place and not facts.issuer:
        told.append(("kế hoạch", f"cơ quan ban hành được coi là {value['issuer']}", "Xác nhận ở trang “Kế hoạch”"))
    cited = {(annex.number, annex.issued) for annex in facts.annexes if annex.number}
    if len(cited) > 1:
        numbers = "; ".join(f"{annex.name}: {annex.number}" for annex in facts.annexes if annex.number)
        told.append(
            ("kế hoạch", f"các phụ lục ghi số, ngày của kế hoạch khác nhau ({numbers})", "Kiểm tra số và ngày ban hành")
        )
    return [Doubt(place=where, part=part, message=message, remedy=f"{remedy}.") for part, message, remedy in told]
