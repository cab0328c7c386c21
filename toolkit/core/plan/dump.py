"""A plan as YAML text: the archived snapshot, and the form in which a plan workbook is exported."""

import datetime as dt
import io
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import SafeRepresenter

from toolkit.core.plan.model import Plan

# No folding: every emitter breaks long texts in its own way, and a snapshot must read back exactly.
_ENDLESS = 1 << 20


class _PlanRepresenter(SafeRepresenter):
    """Plain values, dates, and figures without binary rounding; a value that occurs twice is written twice."""

    def ignore_aliases(self, data: Any) -> bool:
        """Never abbreviate: the reader of plans refuses references."""
        del data
        return True


def _figure(representer: _PlanRepresenter, value: Decimal) -> ScalarNode:
    text = format(value, "f")
    kind = "float" if "." in text else "int"
    node: ScalarNode = representer.represent_scalar(f"tag:yaml.org,2002:{kind}", text)
    return node


def _text(representer: _PlanRepresenter, value: str) -> ScalarNode:
    # Between double quotes a text of several lines stays on one; emitters break it in ways of their own.
    style = '"' if "\n" in value else None
    node: ScalarNode = representer.represent_scalar("tag:yaml.org,2002:str", value, style=style)
    return node


_PlanRepresenter.add_representer(Decimal, _figure)
_PlanRepresenter.add_representer(str, _text)


def dump_plan(plan: Plan) -> str:
    """The plan as YAML that loads back to an identical plan; fields at their default are left out."""
    yaml = YAML(typ="safe")  # the emitter in C, where it is installed: a fifth of the time
    yaml.Representer = _PlanRepresenter
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    yaml.width = _ENDLESS
    stream = io.StringIO()
    yaml.dump(_plain(plan.model_dump(exclude_defaults=True)), stream)
    return stream.getvalue()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, str):
        return str(value)  # an enum member becomes its plain text
    if value is None or isinstance(value, (bool, int, float, Decimal, dt.date)):
        return value
    raise TypeError(f"no YAML form for {type(value).__name__}")
