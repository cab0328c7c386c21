"""The table of data: one row for each accepted input cell of each counted file."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal

from toolkit.core.consolidation.contributions import NOT_ASKED, given
from toolkit.core.consolidation.model import Consolidation, Contribution
from toolkit.core.consolidation.sensitive import record_values, small_columns, small_of_record
from toolkit.core.forms.book import form_specs
from toolkit.core.forms.indicator_spec import INDICATORS
from toolkit.core.forms.spec import Column, FormSpec, Kind, Slot
from toolkit.core.numbers.formats import plain
from toolkit.core.plan.model import Indicator, Plan
from toolkit.core.submission import Value
from toolkit.core.tidy.frame import FRAME, frame
from toolkit.core.tidy.schema import Cell, FieldType, Row, TidyField, TidyTable
from toolkit.core.units import Unit
from toolkit.core.verdict import Datum, Record
from toolkit.core.vocabulary import AGENCY_KIND_WORDS, REPORTER_WORDS, UNIT_KIND_WORDS

DATA = TidyTable(
    name="du-lieu",
    title="Dữ liệu các đơn vị báo cáo",
    description="Mỗi dòng là một ô nhập liệu đã nhận của một tệp được tính. Ô để trống và ô bị từ chối không có ở đây. "
    "Biểu cover có họ tên, điện thoại, thư điện tử của người lập biểu: bỏ đi trước khi công bố.",
    # An agency may answer a report with its form and with a consolidated workbook: both have a first row of a list.
    key=("plan", "period", "report", "agency", "form", "row", "column", "file"),
    fields=(
        *FRAME,
        TidyField(name="report", title="Mã báo cáo", required=True),
        TidyField(name="form", title="Mã biểu", description="Ví dụ indicators, tasks, table:van-ban.", required=True),
        TidyField(name="form_title", title="Tên biểu", required=True),
        TidyField(
            name="row", title="Mã dòng", description="Với danh sách mở là số thứ tự trong tệp gửi về.", required=True
        ),
        TidyField(name="row_label", title="Nội dung dòng"),
        TidyField(name="indicator", title="Mã chỉ tiêu", description="Chỉ có ở các dòng của biểu chỉ tiêu."),
        TidyField(name="objective", title="Mã mục tiêu", description="Mục tiêu mà chỉ tiêu thuộc về."),
        TidyField(name="column", title="Mã cột", required=True),
        TidyField(name="column_heading", title="Tiêu đề cột", required=True),
        TidyField(name="unit", title="Đơn vị tính", description="Chỉ có ở các con số."),
        TidyField(name="unit_kind", title="Loại đơn vị tính", choices=UNIT_KIND_WORDS),
        TidyField(name="agency", title="Mã đơn vị báo cáo", required=True),
        TidyField(name="agency_name", title="Đơn vị báo cáo", required=True),
        TidyField(name="agency_kind", title="Loại đơn vị", choices=AGENCY_KIND_WORDS),
        TidyField(
            name="kind",
            title="Loại giá trị",
            required=True,
            choices={"number": "con số", "text": "chữ", "choice": "chọn trong danh sách", "date": "ngày"},
        ),
        TidyField(
            name="value",
            title="Giá trị (con số)",
            description="Chỉ có khi kind là number. Tỷ lệ ghi theo đơn vị tính của dòng: 66,67% là 66.67.",
            type=FieldType.NUMBER,
        ),
        TidyField(
            name="value_text",
            title="Giá trị (chữ)",
            description="Giá trị ở dạng chữ; con số có đủ mọi chữ số, dấu chấm thập phân; ngày dạng 2022-12-31.",
            required=True,
        ),
        TidyField(name="value_date", title="Giá trị (ngày)", type=FieldType.DATE),
        TidyField(
            name="role",
            title="Vai trò của đơn vị",
            description="Đơn vị chốt, cộng hay đối chiếu số của chỉ tiêu.",
            choices=REPORTER_WORDS,
        ),
        TidyField(
            name="counted",
            title="Được tính",
            description="Dòng của ô này có được tính vào kết quả chung không.",
            type=FieldType.BOOLEAN,
            required=True,
        ),
        TidyField(name="reason", title="Lý do không tính"),
        TidyField(name="status", title="Tình trạng số liệu", description="Do đơn vị chọn: Chính thức, Ước thực hiện …"),
        TidyField(
            name="marks",
            title="Mã cảnh báo",
            description="Các mã phát hiện kèm theo ô, cách nhau bằng dấu cách; tra bằng bdgxl explain.",
        ),
        TidyField(
            name="small_count",
            title="Số đếm quá nhỏ",
            description="Số đếm người nhạy cảm, hoặc tỷ lệ tính từ số đó, nhỏ đến mức có thể nhận ra người: "
            "không công bố.",
            type=FieldType.BOOLEAN,
            required=True,
        ),
        TidyField(
            name="ground",
            title="Căn cứ trong sổ theo dõi",
            description="Có nghĩa là giá trị lấy từ sổ theo dõi của văn phòng chứ không phải từ biểu.",
        ),
        TidyField(name="file", title="Tệp", description="Đường dẫn trong hộp nhận.", required=True),
        TidyField(name="file_sha256", title="Mã băm SHA-256 của tệp"),
        TidyField(name="sheet", title="Trang tính trong tệp", required=True),
        TidyField(name="cell", title="Ô trong trang tính", required=True),
        TidyField(name="typed", title="Như đã gõ", description="Nguyên văn trong ô."),
        TidyField(name="how", title="Cách đọc", description="Nguyên văn được hiểu thành giá trị như thế nào."),
    ),
)


def data_rows(consolidation: Consolidation) -> Iterator[Row]:
    """The rows of :data:`DATA`, in the order of the records."""
    judgement = consolidation.judgement
    specs = form_specs(judgement.plan, judgement.period)
    contributions = {
        id(one.record): one for figure in consolidation.figures for one in figure.contributions if one.record
    }
    whole = frame(consolidation)
    for record in consolidation.records:
        spec = specs[record.form]
        of_record = {**whole, **_record(judgement.plan, record, spec, contributions.get(id(record)))}
        small = _small(judgement.plan, record)
        for datum in record.data:
            of_datum = _datum(judgement.plan, record, spec.column(datum.column), datum)
            yield {**of_record, **of_datum, "small_count": datum.column in small}


def _record(plan: Plan, record: Record, spec: FormSpec, contribution: Contribution | None) -> Row:
    agency = plan.agency_by_code.get(record.agency)
    indicator = _indicator(plan, record)
    left_out = "" if indicator is None else NOT_ASKED if contribution is None else contribution.reason
    return {
        "report": record.report,
        "form": record.form,
        "form_title": spec.title,
        "row": record.row,
        "row_label": indicator.label if indicator else record.label,
        "indicator": indicator.code if indicator else None,
        "objective": indicator.objective if indicator else None,
        "agency": record.agency,
        "agency_name": agency.name if agency else record.agency,
        "agency_kind": agency.kind.value if agency else None,
        "role": contribution.role.value if contribution else None,
        "counted": not left_out,
        "reason": left_out,
        "status": given(record).status,
        "file": record.file.name,
        "file_sha256": record.file.sha256,
        "sheet": record.sheet,
    }


def _small(plan: Plan, record: Record) -> frozenset[str]:
    """Columns of a record that give away a small count."""
    indicator = _indicator(plan, record)
    if indicator is not None:
        parts = small_of_record(plan, indicator, record)
        return frozenset("result" if part == "value" else part for part in parts)
    table = next((table for table in plan.tables if f"table:{table.id}" == record.form), None)
    return frozenset() if table is None else small_columns(plan, table, record_values(record))


def _indicator(plan: Plan, record: Record) -> Indicator | None:
    return plan.indicator_by_code.get(record.row) if record.form == INDICATORS else None


def _datum(plan: Plan, record: Record, column: Column, datum: Datum) -> Row:
    unit = _unit(column, _indicator(plan, record)) if isinstance(datum.value, Decimal) else None
    return {
        "column": column.id,
        "column_heading": column.heading,
        "unit": unit.shown if unit else None,
        "unit_kind": unit.kind.value if unit else None,
        **_values(column, datum.value),
        "marks": " ".join(datum.marks),
        "ground": datum.ground,
        "cell": datum.cell,
        "typed": datum.typed,
        "how": datum.how,
    }


def _unit(column: Column, indicator: Indicator | None) -> Unit | None:
    own = column.field.unit if column.field else None
    of_row = indicator is not None and column.slot in (Slot.VALUE, Slot.ESTIMATE)
    return indicator.unit if of_row and indicator is not None else own


def _values(column: Column, value: Value) -> Mapping[str, Cell]:
    if isinstance(value, Decimal):
        return {"kind": "number", "value": value, "value_text": format(plain(value), "f")}
    if isinstance(value, dt.date):
        return {"kind": "date", "value_date": value, "value_text": value.isoformat()}
    choice = column.field is not None and column.field.kind is Kind.CHOICE
    return {"kind": "choice" if choice else "text", "value_text": value}
