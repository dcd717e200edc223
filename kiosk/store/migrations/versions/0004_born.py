"""What else the branch asks of new people: where they were born, and whether they are married."""

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATEMENTS = (
    "ALTER TABLE registrations ADD COLUMN birth_place TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE registrations ADD COLUMN marital TEXT NOT NULL DEFAULT ''",
)


def upgrade() -> None:
    from alembic import op

    for statement in STATEMENTS:
        op.execute(statement)
