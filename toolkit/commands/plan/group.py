"""``bdgxl plan``: everything about the plan itself."""

import click

from toolkit.commands.lazy import LazyGroup

_COMMANDS = {
    "new": ("toolkit.commands.plan.new", "Tạo sổ kế hoạch trống để ghi trong Excel."),
    "import": ("toolkit.commands.plan.import_word", "Đọc các phụ lục trong tệp Word thành sổ kế hoạch."),
    "check": ("toolkit.commands.plan.check", "Kiểm tra kế hoạch trước khi sinh biểu: chỗ sai, chỗ chưa rõ."),
    "show": ("toolkit.commands.plan.show", "Cho biết ai báo cáo gì, hạn nộp, và những chỗ văn bản không nêu rõ."),
    "next": ("toolkit.commands.plan.next_year", "Lập kế hoạch năm sau từ kế hoạch cũ, nêu chỗ cần quyết định."),
    "export": ("toolkit.commands.plan.export", "Đổi kế hoạch sang sổ Excel hoặc sang tệp văn bản."),
}


@click.group(cls=LazyGroup, table=_COMMANDS)
def command() -> None:
    """Lập, kiểm tra và xem kế hoạch: ai báo cáo gì, khi nào.

    Ví dụ: bdgxl plan show samples/plans/nghe-an-2022.yaml
    """
