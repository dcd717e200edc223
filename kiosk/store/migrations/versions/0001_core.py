"""Core: registrations with their consents, papers and print jobs, the kiosk's identity, the audit chain."""

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE kiosk_identity (
        id INTEGER NOT NULL CONSTRAINT ck_kiosk_identity_single CHECK (id = 1),
        code TEXT NOT NULL,
        public_key BLOB NOT NULL,
        machine BLOB,
        created_at TEXT NOT NULL,
        opened_at TEXT NOT NULL,
        copied_at TEXT,
        tidied INTEGER NOT NULL,
        audit_count INTEGER NOT NULL,
        audit_head BLOB NOT NULL,
        CONSTRAINT pk_kiosk_identity PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE registrations (
        sequence INTEGER NOT NULL,
        number TEXT NOT NULL,
        entry_id BLOB NOT NULL,
        saved_at TEXT NOT NULL,
        salt BLOB,
        language TEXT NOT NULL,
        nik TEXT,
        nik_index BLOB,
        nik_flags TEXT NOT NULL,
        birth_date TEXT,
        sex TEXT,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL,
        phone TEXT,
        phone_owner TEXT NOT NULL,
        dusun TEXT NOT NULL,
        rt TEXT NOT NULL,
        rw TEXT NOT NULL,
        occupation TEXT NOT NULL,
        sector TEXT NOT NULL,
        bracket INTEGER NOT NULL,
        programmes TEXT NOT NULL,
        months INTEGER NOT NULL,
        start TEXT NOT NULL,
        quote TEXT,
        source TEXT NOT NULL,
        payer TEXT NOT NULL,
        assisted TEXT NOT NULL,
        erased_at TEXT,
        CONSTRAINT pk_registrations PRIMARY KEY (sequence),
        CONSTRAINT uq_registrations_number UNIQUE (number),
        CONSTRAINT uq_registrations_entry_id UNIQUE (entry_id)
    )
    """,
    "CREATE INDEX ix_registrations_nik_index ON registrations (nik_index) WHERE nik_index IS NOT NULL",
    """
    CREATE TABLE consents (
        sequence INTEGER NOT NULL,
        ordinal INTEGER NOT NULL,
        given_at TEXT NOT NULL,
        version TEXT NOT NULL,
        language TEXT NOT NULL,
        text_sha256 TEXT NOT NULL,
        how TEXT NOT NULL,
        contact INTEGER NOT NULL,
        CONSTRAINT pk_consents PRIMARY KEY (sequence, ordinal),
        CONSTRAINT fk_consents_sequence_registrations FOREIGN KEY(sequence)
            REFERENCES registrations (sequence)
    )
    WITHOUT ROWID
    """,
    "CREATE INDEX ix_consents_pending ON consents (sequence) WHERE how = 'pending'",
    # The labels of a pack are the same on thousands of papers: they lie here once.
    """
    CREATE TABLE receipt_words (
        id INTEGER NOT NULL,
        digest BLOB NOT NULL,
        words TEXT NOT NULL,
        CONSTRAINT pk_receipt_words PRIMARY KEY (id),
        CONSTRAINT uq_receipt_words_digest UNIQUE (digest)
    )
    """,
    """
    CREATE TABLE receipts (
        sequence INTEGER NOT NULL,
        copy INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        reason TEXT NOT NULL,
        who TEXT NOT NULL,
        words INTEGER NOT NULL,
        content TEXT,
        CONSTRAINT pk_receipts PRIMARY KEY (sequence, copy),
        CONSTRAINT fk_receipts_sequence_registrations FOREIGN KEY(sequence)
            REFERENCES registrations (sequence),
        CONSTRAINT fk_receipts_words_receipt_words FOREIGN KEY(words) REFERENCES receipt_words (id)
    )
    WITHOUT ROWID
    """,
    """
    CREATE TABLE print_jobs (
        id INTEGER NOT NULL,
        sequence INTEGER NOT NULL,
        copy INTEGER NOT NULL,
        state TEXT NOT NULL,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        CONSTRAINT pk_print_jobs PRIMARY KEY (id),
        CONSTRAINT ck_print_jobs_state CHECK (state IN ('READY', 'SENT', 'PRINTED', 'UNKNOWN', 'CANCELLED')),
        CONSTRAINT fk_print_jobs_sequence_registrations FOREIGN KEY(sequence)
            REFERENCES registrations (sequence)
    )
    """,
    "CREATE INDEX ix_print_jobs_open ON print_jobs (state) WHERE state IN ('READY', 'SENT', 'UNKNOWN')",
    """
    CREATE TABLE audit (
        position INTEGER NOT NULL,
        subject TEXT GENERATED ALWAYS AS (json_extract(entry, '$.subject')) VIRTUAL,
        entry TEXT NOT NULL,
        hash BLOB NOT NULL,
        CONSTRAINT pk_audit PRIMARY KEY (position)
    )
    """,
    "CREATE INDEX ix_audit_subject ON audit (subject)",
    # Folded name, number, phone and last digits of the NIK. Contentless: the words are in the index only, and
    # a row leaves it by the 'delete' command with the same words (kiosk/store/search.py). Beginnings of one
    # to seven characters have their own index. Segments are merged when the store is tidied, not while a
    # person waits, and a segment's leaf fits into what the cipher leaves of a page.
    "CREATE VIRTUAL TABLE search USING fts5(name, number, phone, nik, "
    "content='', columnsize=0, detail=none, prefix='1 2 3 4 5 6 7', tokenize='ascii')",
    "INSERT INTO search (search, rank) VALUES ('pgsz', 3900)",
    "INSERT INTO search (search, rank) VALUES ('automerge', 0)",
    "INSERT INTO search (search, rank) VALUES ('crisismerge', 64)",
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
)


def upgrade() -> None:
    from alembic import op

    for statement in STATEMENTS:
        op.execute(statement)
