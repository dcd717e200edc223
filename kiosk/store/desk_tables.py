"""The desk's tables: accounts, cases and contacts, duplicates, the agency's papers, people's rights.

`cases` has one narrow row for each registration. What lists and figures filter by is repeated there, so
that neither reads the wide rows of `registrations`. It is written when the desk next looks, not while a
villager's registration is saved: saving costs no more because there is a desk.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    text,
)

from kiosk.store.tables import metadata

HOLDS = ("", "suspended", "withdrawn", "merged", "erased")

PAID = "outcome IN ('first-paid', 'month-paid') AND undone_at IS NULL"
"""The contacts that count as contributions received."""

desk_values = Table(
    "desk_values",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("birth_date", Text),
    Column("pin_hash", Text, nullable=False),
    Column("must_change", Integer, nullable=False),
    Column("active", Integer, nullable=False),
    Column("public", Integer, nullable=False),
    Column("hours", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("open_at", Float, nullable=False),
    Column("spent", Text, nullable=False),
    CheckConstraint("role IN ('agent', 'supervisor', 'technician')", name="role"),
    sqlite_autoincrement=True,
)

cases = Table(
    "cases",
    metadata,
    Column("sequence", Integer, ForeignKey("registrations.sequence"), primary_key=True, autoincrement=False),
    Column("day", Text, nullable=False),
    Column("dusun", Text, nullable=False),
    Column("rt", Text, nullable=False),
    Column("occupation", Text, nullable=False),
    Column("programmes", Text, nullable=False),
    Column("has_phone", Integer, nullable=False),
    Column("payer", Text, nullable=False),
    Column("born", Text),
    Column("hold", Text, nullable=False, server_default=""),
    Column("state", Text, nullable=False, server_default="new"),
    Column("outcome", Text, nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    Column("due", Text),
    Column("stage", Integer, nullable=False, server_default="0"),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("contacts", Integer, nullable=False, server_default="0"),
    Column("kpj", Text),
    Column("covered", Text, nullable=False, server_default=""),
    Column("paid_last", Text),
    Column("paid_known", Text),
    Column("member_day", Text),
    Column("last_day", Text),
    Column("agent", Text, nullable=False, server_default=""),
    Column("event_day", Text, nullable=False),
    Column("merged_into", Integer, ForeignKey("registrations.sequence")),
    Column("revision", Integer, nullable=False, server_default="0"),
    CheckConstraint("hold IN ('', 'suspended', 'withdrawn', 'merged', 'erased')", name="hold"),
    Index(
        "ix_cases_queue",
        *("state", "due", "day", "sequence", "dusun", "rt", "programmes", "has_phone", "payer"),
    ),
    Index(
        "ix_cases_place",
        *("state", "dusun", "due", "day", "sequence", "rt", "programmes", "has_phone", "payer"),
    ),
    Index(None, "day"),
    Index("ix_cases_paid", "paid_last", "hold", sqlite_where=text("paid_last IS NOT NULL")),
    Index("ix_cases_born", "born", sqlite_where=text("born IS NOT NULL")),
    Index("ix_cases_event", "event_day", "stage", "outcome", "hold"),
    Index("ix_cases_merged", "merged_into", sqlite_where=text("merged_into IS NOT NULL")),
    Index(None, "revision"),
)

follow_ups = Table(
    "follow_ups",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sequence", Integer, ForeignKey("registrations.sequence"), nullable=False),
    Column("at", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("kpj", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("months", Integer, nullable=False),
    Column("amount", Integer, nullable=False),
    Column("programmes", Integer, nullable=False),
    Column("first_nth", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("due", Text),
    Column("undone_who", Text),
    Column("undone_at", Text),
    Column("undone_why", Text),
    Index(None, "sequence"),
    Index("ix_follow_ups_day", "day", "who", sqlite_where=text("undone_at IS NULL")),
    Index(
        "ix_follow_ups_paid",
        *("day", "who", "first_nth", "amount", "months", "programmes", "sequence"),
        sqlite_where=text(PAID),
    ),
)

places = Table(
    "places",
    metadata,
    Column("dusun", Text, primary_key=True),
    Column("rt", Text, primary_key=True),
    sqlite_with_rowid=False,
)

day_tally = Table(
    "day_tally",
    metadata,
    Column("day", Text, primary_key=True),
    Column("stage", Integer, primary_key=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)

group_tally = Table(
    "group_tally",
    metadata,
    Column("month", Text, primary_key=True),
    Column("dusun", Text, primary_key=True),
    Column("occupation", Text, primary_key=True),
    Column("programmes", Text, primary_key=True),
    Column("stage", Integer, primary_key=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)

queue_tally = Table(
    "queue_tally",
    metadata,
    Column("state", Text, primary_key=True),
    Column("due", Text, primary_key=True),
    Column("count", Integer, nullable=False),
    sqlite_with_rowid=False,
)

duplicate_pairs = Table(
    "duplicate_pairs",
    metadata,
    Column("first", Integer, ForeignKey("registrations.sequence"), primary_key=True),
    Column("second", Integer, ForeignKey("registrations.sequence"), primary_key=True),
    Column("score", Integer, nullable=False),
    Column("reasons", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("found_at", Text, nullable=False),
    Column("settled_who", Text),
    Column("settled_at", Text),
    Index("ix_duplicate_pairs_open", "state", "score", "first", "second"),
    Index(None, "second"),
    CheckConstraint("state IN ('open', 'merged', 'different')", name="state"),
)

scans = Table(
    "scans",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("media", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("added_at", Text, nullable=False),
    Column("added_by", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)

merges = Table(
    "merges",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kept", Integer, ForeignKey("registrations.sequence"), nullable=False),
    Column("folded", Integer, ForeignKey("registrations.sequence"), nullable=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("undone_at", Text),
    Column("undone_who", Text),
    Index(None, "kept"),
    Index(None, "folded"),
)

agreements = Table(
    "agreements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Text, nullable=False),
    Column("wadah", Text, nullable=False),
    Column("branch", Text, nullable=False),
    Column("village", Text, nullable=False),
    Column("signed", Text, nullable=False),
    Column("valid_from", Text, nullable=False),
    Column("valid_to", Text, nullable=False),
    Column("parties", Text, nullable=False),
    Column("scan", Integer, ForeignKey("scans.id")),
)

certificates = Table(
    "certificates",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account", Integer, ForeignKey("accounts.id"), nullable=False),
    Column("number", Text, nullable=False),
    Column("issued", Text, nullable=False),
    Column("expires", Text, nullable=False),
    Column("scan", Integer, ForeignKey("scans.id")),
)

outreach_items = Table(
    "outreach_items",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("dusun", Text, nullable=False),
    Column("kelurahan", Text, nullable=False),
    Column("campaign", Text, nullable=False),
    Column("put_up", Text, nullable=False),
    Column("condition", Text, nullable=False),
    Column("checked", Text),
    Column("removed", Text),
    Column("photo", Integer, ForeignKey("scans.id")),
)

launch_events = Table(
    "launch_events",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("day", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("signed_by", Text, nullable=False),
    Column("witnesses", Text, nullable=False),
    Column("attendance", Integer, nullable=False),
    Column("note", Text, nullable=False),
)

rights_requests = Table(
    "rights_requests",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("sequence", Integer, ForeignKey("registrations.sequence")),
    Column("received", Text, nullable=False),
    Column("done", Text),
    Column("who", Text, nullable=False),
    Column("result", Text, nullable=False),
    Index("ix_rights_requests_open", "received", sqlite_where=text("done IS NULL")),
    Index(None, "sequence"),
)

sendings = Table(
    "sendings",
    metadata,
    Column("sequence", Integer, ForeignKey("registrations.sequence"), primary_key=True),
    Column("bundle", Integer, primary_key=True),
    Column("branch", Text, primary_key=True),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    sqlite_with_rowid=False,
)

trace_notes = Table(
    "trace_notes",
    metadata,
    Column("position", Integer, ForeignKey("audit.position"), primary_key=True),
    Column("sequence", Integer),
    Column("salt", LargeBinary, nullable=False),
    Column("why", Text, nullable=False),
    Index(None, "sequence"),
)

# In which exports and bundles a registration went out: the trace's entry says when, by whom and where to.
passed_on = Table(
    "passed_on",
    metadata,
    Column("sequence", Integer, ForeignKey("registrations.sequence"), primary_key=True),
    Column("position", Integer, ForeignKey("audit.position"), primary_key=True),
    sqlite_with_rowid=False,
)
