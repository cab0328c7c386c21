"""Records as bytes: nothing is lost in them, and nothing in them is trusted."""

import pickle
import pickletools
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from tests.core.intake.returned import Returned, fill
from toolkit.core.intake import records
from toolkit.core.intake.records import Damaged, sealed, unsealed
from toolkit.core.intake.result import Intake
from toolkit.core.submission import State

PLAIN = (str, int, bool, type(None))


@pytest.fixture(scope="module")
def intake(tmp_path_factory: pytest.TempPathFactory) -> Intake:
    """What was read of a form in which every cell is filled."""
    returned = Returned()
    fill(returned)
    return returned.intake(tmp_path_factory.mktemp("bieu"))


def classes(hint: Any) -> Iterator[type]:
    """Every class of ours that a value of a type may hold."""
    for inside in get_args(hint):
        yield from classes(inside)
    if not get_args(hint) and isinstance(hint, type) and hint not in PLAIN:
        yield hint
        if hint.__module__.startswith("toolkit."):
            for inside in get_type_hints(hint).values():
                yield from classes(inside)


def test_every_class_that_may_occur_in_an_intake_is_admitted() -> None:
    found = set(classes(Intake))
    assert found == set(records._ADMITTED.values())
    assert len(found) > 10


def test_what_was_read_comes_back_equal(intake: Intake) -> None:
    assert unsealed(sealed([intake], "a"), "a") == [intake]


@pytest.mark.parametrize("place", [0, 20, 60, -1])
def test_a_changed_byte_is_noticed(place: int, intake: Intake) -> None:
    data = bytearray(sealed([intake], "a"))
    data[place] ^= 1
    with pytest.raises(Damaged):
        unsealed(bytes(data), "a")


@pytest.mark.parametrize("length", [0, 10, 40, -1])
def test_a_cut_record_is_noticed(length: int, intake: Intake) -> None:
    with pytest.raises(Damaged):
        unsealed(sealed([intake], "a")[:length], "a")


def test_a_record_of_something_else_is_noticed(intake: Intake) -> None:
    with pytest.raises(Damaged):
        unsealed(sealed([intake], "a"), "b")


class _Touch:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.path,)


def forged(content: object) -> bytes:
    """A record whose digest is right, whatever is in it."""
    return forged_of(pickle.dumps(content))


def forged_of(pickled: bytes) -> bytes:
    """The same of a pickle that no program has written."""
    packed = zlib.compress(pickled)
    return records._HEAD + records._digest("a", packed) + packed


def test_a_forged_record_runs_nothing(tmp_path: Path) -> None:
    data = forged([_Touch(tmp_path / "da-chay")])
    pickle.loads(zlib.decompress(data[48:]))
    assert (tmp_path / "da-chay").exists()  # the forgery works where it is let
    (tmp_path / "da-chay").unlink()
    with pytest.raises(Damaged):
        unsealed(data, "a")
    assert not (tmp_path / "da-chay").exists()


def steps(value: object) -> bytes:
    """The steps of a pickle that make a value, and nothing else."""
    return pickletools.optimize(pickle.dumps(value, 2))[2:-1]


SETTING = {
    "own": steps((None, {"value": 777, "_value_": "value"})) + b"b",
    "shared": steps(({"value": 777, "_value_": "value"}, None)) + b"b",
}
"""Steps that set attributes of what was named just before, in both ways that there are."""
ZERO = b"(" + steps("zero") + b"tR"
"""Steps that make a member of a class that was named."""


def naming(named: type, more: bytes, intake: Intake) -> bytes:
    """A whole record before which the pickle names a class and does more with it."""
    whole = pickle.dumps([intake], pickle.HIGHEST_PROTOCOL)
    return forged_of(whole[:2] + f"c{named.__module__}\n{named.__qualname__}\n".encode() + more + b"0" + whole[2:])


def attributes(named: type) -> list[dict[str, object]]:
    """Everything that hangs on a class, and on its members where it has any."""
    return [dict(vars(one)) for one in (named, *(State if named is State else ()))]


def test_naming_a_class_alone_does_no_harm(intake: Intake) -> None:
    assert unsealed(naming(State, ZERO, intake), "a") == [intake]


@pytest.mark.parametrize("way", SETTING)
@pytest.mark.parametrize("named", records._ADMITTED.values(), ids=lambda named: str(named.__name__))
def test_a_forged_record_changes_no_class(named: type, way: str, intake: Intake) -> None:
    before = attributes(named)
    with pytest.raises(Damaged):
        unsealed(naming(named, SETTING[way], intake), "a")
    assert attributes(named) == before


@pytest.mark.parametrize("way", SETTING)
def test_a_forged_record_changes_no_state_that_others_share(way: str, intake: Intake) -> None:
    before = attributes(State)
    with pytest.raises(Damaged):
        unsealed(naming(State, ZERO + SETTING[way], intake), "a")
    assert attributes(State) == before


@pytest.mark.parametrize("content", [[], "x", [1], None])
def test_a_record_that_holds_no_intakes_is_noticed(content: object) -> None:
    with pytest.raises(Damaged):
        unsealed(forged(content), "a")


def test_a_record_that_swells_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_MOST", 1_000)
    with pytest.raises(Damaged):
        unsealed(forged(["x" * 2_000]), "a")


def test_records_that_are_too_large_are_not_kept(intake: Intake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "_MOST", 1_000)
    assert sealed([intake], "a") == b""
