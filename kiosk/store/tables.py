"""The tables of the encrypted file: what a registration, its consent, paper and trace look like on disk."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Computed,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)

kiosk_identity = Table(
    "kiosk_identity",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="single"), primary_key=True),
    Column("code", Text, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("machine", LargeBinary),
    Column("created_at", Text, nullable=False),
    Column("opened_at", Text, nullable=False),
    Column("copied_at", Text),
    Column("tidied", Integer, nullable=False),
    Column("audit_count", Integer, nullable=False),
    Column("audit_head", LargeBinary, nullable=False),
)

registrations = Table(
    "registrations",
    metadata,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("number", Text, nullable=False, unique=True),
    Column("entry_id", LargeBinary, nullable=False, unique=True),
    Column("saved_at", Text, nullable=False),
    Column("salt", LargeBinary),
    Column("language", Text, nullable=False),
    Column("nik", Text),
    Column("nik_index", LargeBinary),
    Column("nik_flags", Text, nullable=False),
    Column("birth_date", Text),
    Column("sex", Text),
    Column("name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("phone", Text),
    Column("phone_owner", Text, nullable=False),
    Column("dusun", Text, nullable=False),
    Column("rt", Text, nullable=False),
    Column("rw", Text, nullable=False),
    Column("occupation", Text, nullable=False),
    Column("sector", Text, nullable=False),
    Column("bracket", Integer, nullable=False),
    Column("programmes", Text, nullable=False),
    Column("months", Integer, nullable=False),
    Column("start", Text, nullable=False),
    Column("quote", Text),
    Column("source", Text, nullable=False),
    Column("payer", Text, nullable=False),
    Column("assisted", Text, nullable=False),
    Column("erased_at", Text),
    Index(None, "nik_index", sqlite_where=text("nik_index IS NOT NULL")),
)

consents = Table(
    "consents",
    metadata,
    Column("sequence", Integer, ForeignKey("registrations.sequence"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("given_at", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("how", Text, nullable=False),
    Column("contact", Integer, nullable=False),
    Index("ix_consents_pending", "sequence", sqlite_where=text("how = 'pending'")),
    sqlite_with_rowid=False,
)

# The labels of a pack are the same on thousands of papers: they lie here once.
receipt_words = Table(
    "receipt_words",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", LargeBinary, nullable=False, unique=True),
    Column("words", Text, nullable=False),
)

receipts = Table(
    "receipts",
    metadata,
    Column("sequence", Integer, ForeignKey("registrations.sequence"), primary_key=True),
    Column("copy", Integer, primary_key=True),
    Column("created_at", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("words", Integer, ForeignKey("receipt_words.id"), nullable=False),
    Column("content", Text),
    sqlite_with_rowid=False,
)

print_jobs = Table(
    "print_jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sequence", Integer, ForeignKey("registrations.sequence"), nullable=False),
    Column("copy", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("changed", Text, nullable=False),
    CheckConstraint("state IN ('READY', 'SENT', 'PRINTED', 'UNKNOWN', 'CANCELLED')", name="state"),
    Index("ix_print_jobs_open", "state", sqlite_where=text("state IN ('READY', 'SENT', 'UNKNOWN')")),
)

audit = Table(
    "audit",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("subject", Text, Computed("json_extract(entry, '$.subject')", persisted=False)),
    Column("entry", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Index(None, "subject"),
)

# Folded name, number, phone and last digits of the NIK. Contentless: the words are in the index only, and a
# row leaves it by the 'delete' command with the same words (kiosk/store/search.py).
# Beginnings of one to seven characters have their own index. Segments are merged when the store is tidied,
# not while a person waits, and a segment's leaf fits into what the cipher leaves of a page.
SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(name, number, phone, nik, "
    "content='', columnsize=0, detail=none, prefix='1 2 3 4 5 6 7', tokenize='ascii')",
    "INSERT INTO search (search, rank) VALUES ('pgsz', 3900)",
    "INSERT INTO search (search, rank) VALUES ('automerge', 0)",
    "INSERT INTO search (search, rank) VALUES ('crisismerge', 64)",
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
)
