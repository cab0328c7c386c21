"""How often Python's collector of cyclic garbage looks at this process."""

import gc


def collect_rarely() -> None:
    """Have it look seldom: reading and writing make next to no cycles.

    As Python sets it, a fifth of the time of a merge goes into looking.
    """
    gc.set_threshold(50_000, 20, 100)
