"""The day on which a contribution was paid, beside the day on which it was entered."""

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE follow_ups ADD COLUMN paid_on TEXT",
    "UPDATE follow_ups SET paid_on = day WHERE month <> ''",
    "DROP INDEX ix_follow_ups_paid",
    """
    CREATE INDEX ix_follow_ups_paid ON follow_ups (day, month, months, paid_on, sequence)
    WHERE month <> '' AND undone_at IS NULL
    """,
)


def upgrade() -> None:
    from alembic import op

    for statement in STATEMENTS:
        op.execute(statement)
