"""Counts how far people had come by a day, by what had been entered until then."""

import json
from datetime import date
from typing import Literal

from sqlalchemy import Connection

from kiosk.agency.followups.paid_months import PAID_MONTHS
from kiosk.campaign.followup import STAGES, FollowUpRules

Dimension = Literal["", "dusun", "occupation", "programmes"]

_STAGES = f"""
    WITH RECURSIVE {PAID_MONTHS},
    said (sequence, stage) AS (
        SELECT ifnull(root.kept, f.sequence), max(json_each.value)
        FROM json_each(:stages) JOIN follow_ups f ON f.outcome = json_each.key
        LEFT JOIN root ON root.sequence = f.sequence
        WHERE f.day <= :day AND f.undone_at IS NULL GROUP BY 1
    ),
    paying (sequence, stage) AS (
        SELECT sequence, iif(count(*) >= 3, {STAGES.index("month-3")}, {STAGES.index("paid")})
        FROM paid_months WHERE entered_on <= :day GROUP BY sequence
    )
    SELECT {{key}}, max(ifnull(said.stage, 0), ifnull(paying.stage, 0)), count(*) FROM cases c
    LEFT JOIN said ON said.sequence = c.sequence LEFT JOIN paying ON paying.sequence = c.sequence
    WHERE c.day BETWEEN :first AND :last AND c.hold <> 'merged' GROUP BY 1, 2
"""


def stages_by(
    connection: Connection, rules: FollowUpRules, day: date, dimension: Dimension, first: date, last: date
) -> tuple[tuple[str, int, int], ...]:
    """(key, stage as a place in STAGES, people) of who registered from `first` to `last`, as of `day`."""
    stages = {rule.id: STAGES.index(rule.stage) for rule in rules.outcomes}
    values = {
        "stages": json.dumps(stages),
        "day": day.isoformat(),
        "first": first.isoformat(),
        "last": last.isoformat(),
    }
    sql = _STAGES.format(key=f"c.{dimension}" if dimension else "''")
    return tuple((row[0], int(row[1]), int(row[2])) for row in connection.exec_driver_sql(sql, values))
