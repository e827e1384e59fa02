"""Base engagement and deference of a dyad, kept where the table of postures can hold them at rest.

Levers follow a mixture of postures, so a resting point must lie well inside the triangle that engaging with and
without deference and balancing span: (1, 1), (.6, 0), (-1, -1).
"""

from __future__ import annotations

from .assumptions import Assumptions
from .quantity import Quantity, assumed

INNER = 0.05
DEFAULT_WIDTH = 0.1  # range of a deference of zero
POSITIVE, NEGATIVE = (0.6, 0.4, 0.04), (0.6, 1.6, 0.05)


def least(deference: float) -> float:
    """Lowest engagement that can rest at this deference."""
    return deference + INNER


def most(deference: float) -> float:
    """Highest engagement that can rest at this deference."""
    at, slope, margin = POSITIVE if deference >= 0 else NEGATIVE
    return at + slope * deference - margin


def dyad(engagement: float, deference: float, assume: Assumptions) -> dict[str, Quantity]:
    """Both levers with ranges whose every combination can rest."""
    e, v = assume.quantity(engagement, "engagement"), assume.quantity(deference, "deference")
    if not least(v.value) <= e.value <= most(v.value):
        raise ValueError(f"engagement {e.value} and deference {v.value} cannot be a resting point")
    width = max((v.top - v.bottom) / 2, DEFAULT_WIDTH if v.value == 0 else 0)
    slope = POSITIVE[1] if v.value > 0 else NEGATIVE[1]
    high = min(v.value + width, v.value + (e.value - least(v.value)) / 2)
    low = max(v.value - width, v.value - (most(v.value) - e.value) / (2 * slope))
    v = assumed(v.value, low, high).rounded()
    e = assumed(e.value, max(e.bottom, least(v.high)), min(e.top, most(v.low)))
    return {"engagement": e, "deference": v}
