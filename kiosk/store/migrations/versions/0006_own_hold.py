"""What each number is held back for by itself, whatever it is joined to; consents given count as events."""

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE cases ADD COLUMN own_hold TEXT NOT NULL DEFAULT ''",
    "UPDATE cases SET own_hold = hold WHERE hold IN ('suspended', 'erased')",
    """
    UPDATE cases SET event_day = max(event_day, ifnull((SELECT max(date(given_at, '+7 hours')) FROM consents
        WHERE sequence = cases.sequence AND how IN ('screen', 'terminal', 'agent', 'paper')), ''))
    WHERE hold <> 'erased'
    """,
)


def upgrade() -> None:
    from alembic import op

    for statement in STATEMENTS:
        op.execute(statement)
