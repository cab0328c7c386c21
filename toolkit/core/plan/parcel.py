"""A plan on its way to other processes: packed once, and unpacked once in each."""

import pickle
import zlib
from functools import lru_cache

from toolkit.core.plan.model import Plan


def packed(plan: Plan) -> bytes:
    """The plan for workers of this very run; it is no format to keep."""
    return zlib.compress(pickle.dumps(plan, pickle.HIGHEST_PROTOCOL), 1)


@lru_cache(maxsize=1)
def unpacked(parcel: bytes) -> Plan:
    """The plan of a parcel: in one process always the same object, with what it has worked out already."""
    plan = pickle.loads(zlib.decompress(parcel))
    assert isinstance(plan, Plan)
    return plan
