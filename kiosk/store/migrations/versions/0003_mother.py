"""What the branch asks of new people: the mother's maiden name."""

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

STATEMENTS = ("ALTER TABLE registrations ADD COLUMN mother TEXT NOT NULL DEFAULT ''",)


def upgrade() -> None:
    from alembic import op

    for statement in STATEMENTS:
        op.execute(statement)
