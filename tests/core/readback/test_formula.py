"""Formulas of the provincial workbook: parsed, evaluated, reduced to the branch they take, and told in words."""

from decimal import Decimal

import pytest

from tests.core.plan.consolidated import write
from toolkit.core.a1 import parse
from toolkit.core.intake.package import Package
from toolkit.core.readback.package import open_package
from toolkit.core.readback.trace.evaluate import Evaluator, NoAnswerError, matches
from toolkit.core.readback.trace.formula import Ref, Unread, Value, parse_formula, references
from toolkit.core.readback.trace.sheets import Sheets
from toolkit.core.readback.trace.wording import Words

CELLS: dict[str, Value] = {
    "A1": Decimal(2),
    "A2": Decimal(3),
    "A3": "chữ",
    "B1": "Có",
    "B2": "Không",
    "B3": "Có",
}  # fmt: skip
BY_PLACE = {parse(address): value for address, value in CELLS.items()}
EVALUATOR = Evaluator(lambda sheet, row, col: BY_PLACE.get((row, col)))


def evaluated(formula: str) -> Value:
    return EVALUATOR.value(parse_formula(formula, "S"))


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("A1+A2*2", Decimal(8)),
        ("(A1+A2)*2", Decimal(10)),
        ("-A1", Decimal(-2)),
        ("A1-A2-1", Decimal(-2)),
        ("ROUND(A1*100/A2,2)", Decimal("66.67")),
        ("ROUND(0.125,2)", Decimal("0.13")),
        ('A1&"/"&A2', "2/3"),
        ("SUM(A1:A3)", Decimal(5)),
        ("COUNT(A1:A3)", Decimal(2)),
        ('COUNTIFS(B1:B3,"Có",A1:A3,">=0")', Decimal(1)),
        ('SUMIFS(A1:A3,B1:B3,"Có")', Decimal(2)),
        ('COUNTIF(B1:B3,"<>Có")', Decimal(1)),
        ('IF(A9="","trống","có")', "trống"),
        ('IF(AND(ISNUMBER(A1),N(A3)=0),"x","y")', "x"),
        ('VALUE(LEFT("7/9",FIND("/","7/9")-1))', Decimal(7)),
        ('(B1="Có")+(B2="Có")', Decimal(1)),
        ("50%", Decimal("0.5")),
        ("MAX(A1,A2)>=3", True),
    ],
)
def test_values(formula: str, value: Value) -> None:
    assert evaluated(formula) == value


@pytest.mark.parametrize("formula", ["A1/A9", "SUMPRODUCT(A1:A2)", "A3+1", '"NaN"+1', "TEN_VUNG+1", "IF("])
def test_what_is_not_known_has_no_answer(formula: str) -> None:
    with pytest.raises(NoAnswerError):
        evaluated(formula)


def test_wild_cards_are_left_to_the_office_program() -> None:
    with pytest.raises(NoAnswerError):
        matches("Có", "C*")


def test_references_with_their_sheets() -> None:
    tree = parse_formula("'Bạo lực ''A'''!$B$7:$D$9+C1", "S")
    assert list(references(tree)) == [Ref("Bạo lực 'A'", 6, 1, 8, 3), Ref("S", 0, 2, 0, 2)]


def test_only_the_branch_that_is_taken_remains() -> None:
    rest, conditions = EVALUATOR.taken(parse_formula('IF(A1>1,IF(A2>9,"x",A2),A3)', "S"))
    assert (rest, [held for _, held in conditions]) == (Ref("S", 1, 0, 1, 0), [True, False])


def test_a_formula_that_cannot_be_read_is_kept_as_it_is() -> None:
    assert parse_formula("A1+", "S") == Unread("A1+")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    path = write(tmp_path_factory.mktemp("so") / "t.xlsx")
    return open_package(path.read_bytes(), path.name)


def test_every_formula_of_a_workbook_gives_what_it_shows(package: Package) -> None:
    evaluator = Evaluator(Sheets(package).value)
    unknown, differing, count = set(), [], 0
    for sheet in package.sheets:
        for row, cells in sheet.grid.rows.items():
            for col, cell in cells.items():
                if not cell.formula:
                    continue
                count += 1
                try:
                    found = evaluator.value(parse_formula(cell.formula, sheet.name))
                except NoAnswerError as error:
                    unknown.add(str(error))
                    continue
                if (found or None) != (sheet.cell(row, col).value or None):
                    differing.append((sheet.name, row, col, found))
    assert (differing, unknown) == ([], {"SUMPRODUCT"})
    assert count > 100


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("ROUND(F1*100/G1,2)", "F1 (trống) × 100 ÷ G1 (trống), làm tròn đến 2 chữ số thập phân"),
        ("(F1-G1)*2", "(F1 (trống) − G1 (trống)) × 2"),
        (
            "SUMIFS('Dữ liệu'!$K$5:$K$6,'Dữ liệu'!$I$5:$I$6,\"Có\",'Dữ liệu'!$K$5:$K$6,\">=0\")",
            "tổng “Số đạt (a)” của các dòng có “Được tính” là “Có”, “Số đạt (a)” là số (trang Dữ liệu, dòng 5–6)",
        ),
        ("MEDIAN(F1,G1)", "MEDIAN(F1 (trống); G1 (trống))"),
    ],
)
def test_formulas_in_words(package: Package, formula: str, said: str) -> None:
    assert Words(Sheets(package), "Chỉ tiêu").of(parse_formula(formula, "Chỉ tiêu")) == said
