"""A small plan that holds one row of every kind the rules speak of, and what its agencies answer."""

from functools import cache

from toolkit.core.plan.model import Period, Plan

_ADDENDS = [{"who": "so-y-te", "role": "addend"}, {"who": "so-gd-dt", "role": "addend"}]
_OFFICIAL = [{"who": "so-y-te", "role": "official"}]


@cache
def small_plan() -> Plan:
    """Two departments, a district that only compares, a group without members, three reports."""
    return Plan.model_validate(
        {
            "id": "thu-2022",
            "title": "Kế hoạch thử",
            "place": "Tỉnh Thử",
            "issuer": "UBND tỉnh Thử",
            "level": "province",
            "year": 2022,
            "consolidator": "so-y-te",
            "periods": [
                {"code": "6t", "name": "6 tháng", "start": "2022-01-01", "end": "2022-06-30", "estimate": True},
                {"code": "nam", "name": "Năm 2022", "start": "2022-01-01", "end": "2022-12-31"},
            ],
            "agencies": [
                {"code": "so-y-te", "name": "Sở Y tế"},
                {"code": "so-gd-dt", "name": "Sở Giáo dục và Đào tạo"},
                {"code": "huyen-a", "name": "UBND huyện A", "kind": "district"},
            ],
            "groups": [{"code": "cac-xa", "name": "Các xã"}],
            "reports": [
                {
                    "id": "nam",
                    "title": "Báo cáo năm",
                    "forms": ["indicators", "tasks", "table:can-bo", "table:van-ban", "table:lop", "outline:de-cuong"],
                    "owners": ["so-y-te", "so-gd-dt"],
                    "due": [{"period": "nam", "date": "2022-12-05"}, {"period": "6t", "date": "2022-06-05"}],
                },
                {
                    "id": "rieng",
                    "title": "Báo cáo riêng",
                    "forms": ["outline:de-cuong"],
                    "owners": ["huyen-a", "cac-xa"],
                    "due": [{"period": "nam"}],
                },
            ],
            "objectives": [{"code": "1", "number": "I", "title": "Mục tiêu 1"}],
            "indicators": [
                {
                    "code": "1.1",
                    "tt": "1",
                    "objective": "1",
                    "label": "Tỷ lệ nạn nhân được hỗ trợ",
                    "unit": {"kind": "percent", "printed": "%"},
                    "direction": "up",
                    "baseline": {"printed": "60", "value": "60"},
                    "target": {"printed": "65", "value": "65"},
                    "reporters": [*_ADDENDS, {"who": "huyen-a", "role": "crosscheck"}],
                    "mode": "ratio",
                    "components": {"numerator": "nạn nhân được hỗ trợ", "denominator": "tổng số nạn nhân"},
                },
                {
                    "code": "1.2",
                    "tt": "2",
                    "objective": "1",
                    "label": "Số cơ quan có lãnh đạo nữ",
                    "unit": {"kind": "count", "printed": "cơ quan", "noun": "cơ quan"},
                    "direction": "up",
                    "target": {"printed": "10", "value": "10"},
                    "reporters": _OFFICIAL,
                    "mode": "single",
                    "high": "500",
                },
                {
                    "code": "1.3",
                    "tt": "3",
                    "objective": "1",
                    "label": "Tỷ số giới tính khi sinh",
                    "unit": {"kind": "per-100", "printed": "bé trai/100 bé gái"},
                    "direction": "down",
                    "baseline": {"printed": "116", "value": "116"},
                    "target": {"printed": "115", "value": "115"},
                    "reporters": _OFFICIAL,
                    "mode": "ratio",
                    "components": {"numerator": "bé trai", "denominator": "bé gái"},
                },
                {
                    "code": "1.4",
                    "tt": "4",
                    "objective": "1",
                    "label": "Tỷ lệ theo điều tra",
                    "unit": {"kind": "percent", "printed": "%"},
                    "direction": "up",
                    "target": {"printed": "40", "value": "40"},
                    "reporters": _OFFICIAL,
                    "mode": "latest",
                },
            ],
            "tasks": [
                {"code": "1.1", "number": "1", "text": "Tổ chức tập huấn", "lead_codes": ["so-y-te", "so-gd-dt"]},
                {"code": "1.2", "number": "2", "text": "Tổ chức truyền thông", "lead_codes": ["so-y-te"]},
            ],
            "tables": [
                {
                    "id": "can-bo",
                    "title": "Cán bộ nữ",
                    "sheet": "Cán bộ nữ",
                    "columns": [
                        {"id": "tong-so", "heading": "Tổng số", "kind": "count", "required": True},
                        {"id": "nu", "heading": "Nữ", "kind": "count"},
                        {"id": "ty-le", "heading": "Tỷ lệ", "kind": "share", "of": ["nu", "tong-so"]},
                        {"id": "kinh-phi", "heading": "Kinh phí (triệu đồng)", "kind": "amount"},
                    ],
                    "rows": [{"key": "tinh", "label": "Cấp tỉnh"}, {"key": "huyen", "label": "Cấp huyện"}],
                    "not_above": [{"part": "nu", "whole": "tong-so"}],
                },
                {
                    "id": "van-ban",
                    "title": "Văn bản đã ban hành",
                    "sheet": "Văn bản",
                    "columns": [
                        {"id": "so", "heading": "Số, ký hiệu", "required": True},
                        {"id": "ngay", "heading": "Ngày", "kind": "date"},
                    ],
                    "open_rows": 4,
                },
                {
                    "id": "lop",
                    "title": "Lớp tập huấn",
                    "sheet": "Lớp tập huấn",
                    "columns": [
                        {"id": "ten", "heading": "Tên lớp"},
                        {"id": "so-nguoi", "heading": "Số người", "kind": "count", "required": True},
                        {"id": "nam", "heading": "Nam", "kind": "count"},
                        {"id": "nu", "heading": "Nữ", "kind": "count"},
                    ],
                    "not_above": [{"part": "nam", "whole": "so-nguoi"}, {"part": "nu", "whole": "so-nguoi"}],
                    "open_rows": 5,
                },
            ],
            "outlines": [
                {
                    "id": "de-cuong",
                    "title": "Đề cương",
                    "sections": [
                        {"key": "i", "number": "I", "title": "Kết quả"},
                        {"key": "ii", "number": "II", "title": "Kiến nghị"},
                    ],
                }
            ],
        }
    )


YEAR: Period = small_plan().period_by_code["nam"]
HALF: Period = small_plan().period_by_code["6t"]
