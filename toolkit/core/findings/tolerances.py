"""How far figures may differ before a rule speaks. The plan declares none: each is conservative and stands here once.

The catalogue prints them in the reasons of its rules; the validators compare with them.
"""

SLIP_FACTORS = (10, 100)
"""A comma or a zero too many or too few."""
SLIP_NEARNESS = 0.15
"""How near a figure lies to its reference once the slip is undone, relative to the reference."""
SLIP_USUAL = 3
"""Figures within this factor of any reference are no slip."""
CHANGE_FACTOR = 5
"""A figure so many times the baseline, or so small a part of it, is asked about."""
CHANGE_POINTS = 20
"""Percentages are asked about only when they moved by more than so many points as well."""
SMALL_COUNT = 10
"""Counts below jump by such factors in ordinary years."""
SMALL_DENOMINATOR = 20
"""Rates of so few cases jump in ordinary years (87,5 % may be 7 of 8)."""
COPIED_DIGITS = 3
"""Figures with fewer digits repeat by chance."""
AGREEMENT = 0.02
"""Two reporters of one fact may differ by so much, relative to the official figure."""
OUTLIER_REPORTERS = 8
"""So many reporters at least make a base to judge one of them from."""
OUTLIER_DEVIATIONS = 6
"""Distance from the median in robust standard deviations (1.4826 × median absolute deviation)."""
OUTLIER_SHARE = 0.5
"""An outlier besides lies further from the median than this share of it."""
MILLION = 1_000_000
"""So many million đồng (a thousand billion) nobody spends here: the amount was given in đồng."""
