"""How certain a membership is on a day."""

from __future__ import annotations

import datetime

from graphkit.facts.period import Certainty, Period, certainty
from graphkit.questions.rows import Record


def sure(record: Record, day: datetime.date) -> Certainty:
    """Say how sure a membership is on a day; what better sources contradict is only possible."""
    period = Period(
        str(record["during"]),
        record["start_earliest"],
        record["start_latest"],
        record["end_earliest"],
        record["end_latest"],
        str(record["during"]).endswith("/.."),
    )
    found = certainty(period, day, record["confirmed_until"])
    if record["confidence"] == "low" and found != "no":
        return "possible"
    return found
