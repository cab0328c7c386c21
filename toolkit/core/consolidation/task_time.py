"""Whether a task is overdue: its time is over, and somebody reports that it is not finished."""

import datetime as dt

from toolkit.core.plan.model import Task
from toolkit.core.vocabulary import TASK_DONE, TASK_ROUTINE

_FINISHED = (TASK_DONE, TASK_ROUTINE)


def time_over(task: Task, as_of: dt.date) -> bool:
    """Whether the last day that the plan gives a task has passed."""
    return task.end is not None and task.end < as_of


def overdue(task: Task, status: str, as_of: dt.date) -> bool:
    """Whether an agency is behind with a task; one that says nothing has not reported, which is another matter."""
    return time_over(task, as_of) and bool(status) and status not in _FINISHED
