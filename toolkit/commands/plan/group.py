"""``bdgxl plan``: everything about the plan itself."""

import click

from toolkit.commands.lazy import LazyGroup

_COMMANDS = {
    "show": ("toolkit.commands.plan.show", "Cho biết ai báo cáo gì, hạn nộp, và những chỗ văn bản không nêu rõ."),
}


@click.group(cls=LazyGroup, table=_COMMANDS)
def command() -> None:
    """Lập, kiểm tra và xem kế hoạch: ai báo cáo gì, khi nào.

    Ví dụ: bdgxl plan show samples/plans/nghe-an-2022.yaml
    """
