"""Desk: accounts, cases with their contacts and tallies, duplicates, the agency's papers, people's rights.

`cases` has one narrow row for each registration. What lists and figures filter by is repeated there, so
that neither reads the wide rows of `registrations`. It is written when the desk next looks, not while a
villager's registration is saved: saving costs no more because there is a desk.
"""

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    CREATE TABLE accounts (
        id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        birth_date TEXT,
        pin_hash TEXT NOT NULL,
        must_change INTEGER NOT NULL,
        active INTEGER NOT NULL,
        public INTEGER NOT NULL,
        hours TEXT NOT NULL,
        created_at TEXT NOT NULL,
        failures INTEGER NOT NULL,
        open_at FLOAT NOT NULL,
        spent TEXT NOT NULL,
        CONSTRAINT ck_accounts_role CHECK (role IN ('agent', 'supervisor', 'technician'))
    )
    """,
    """
    CREATE TABLE day_tally (
        day TEXT NOT NULL,
        stage INTEGER NOT NULL,
        count INTEGER NOT NULL,
        CONSTRAINT pk_day_tally PRIMARY KEY (day, stage)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE desk_values (
        name TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_desk_values PRIMARY KEY (name)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE group_tally (
        month TEXT NOT NULL,
        dusun TEXT NOT NULL,
        occupation TEXT NOT NULL,
        programmes TEXT NOT NULL,
        stage INTEGER NOT NULL,
        count INTEGER NOT NULL,
        CONSTRAINT pk_group_tally PRIMARY KEY (month, dusun, occupation, programmes, stage)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE launch_events (
        id INTEGER NOT NULL,
        day TEXT NOT NULL,
        place TEXT NOT NULL,
        signed_by TEXT NOT NULL,
        witnesses TEXT NOT NULL,
        attendance INTEGER NOT NULL,
        note TEXT NOT NULL,
        CONSTRAINT pk_launch_events PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE places (
        dusun TEXT NOT NULL,
        rt TEXT NOT NULL,
        CONSTRAINT pk_places PRIMARY KEY (dusun, rt)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE queue_tally (
        state TEXT NOT NULL,
        due TEXT NOT NULL,
        count INTEGER NOT NULL,
        CONSTRAINT pk_queue_tally PRIMARY KEY (state, due)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE scans (
        id INTEGER NOT NULL,
        media TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        size INTEGER NOT NULL,
        added_at TEXT NOT NULL,
        added_by TEXT NOT NULL,
        content BLOB NOT NULL,
        CONSTRAINT pk_scans PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE agreements (
        id INTEGER NOT NULL,
        number TEXT NOT NULL,
        wadah TEXT NOT NULL,
        branch TEXT NOT NULL,
        village TEXT NOT NULL,
        signed TEXT NOT NULL,
        valid_from TEXT NOT NULL,
        valid_to TEXT NOT NULL,
        parties TEXT NOT NULL,
        scan INTEGER,
        CONSTRAINT pk_agreements PRIMARY KEY (id),
        CONSTRAINT fk_agreements_scan_scans FOREIGN KEY(scan) REFERENCES scans (id)
    )
    """,
    """
    CREATE TABLE cases (
        sequence INTEGER NOT NULL,
        day TEXT NOT NULL,
        dusun TEXT NOT NULL,
        rt TEXT NOT NULL,
        occupation TEXT NOT NULL,
        programmes TEXT NOT NULL,
        has_phone INTEGER NOT NULL,
        payer TEXT NOT NULL,
        born TEXT,
        hold TEXT DEFAULT '' NOT NULL,
        state TEXT DEFAULT 'new' NOT NULL,
        outcome TEXT DEFAULT '' NOT NULL,
        reason TEXT DEFAULT '' NOT NULL,
        due TEXT,
        stage INTEGER DEFAULT '0' NOT NULL,
        tries INTEGER DEFAULT '0' NOT NULL,
        contacts INTEGER DEFAULT '0' NOT NULL,
        kpj TEXT,
        covered TEXT DEFAULT '' NOT NULL,
        paid_last TEXT,
        paid_known TEXT,
        member_day TEXT,
        last_day TEXT,
        agent TEXT DEFAULT '' NOT NULL,
        event_day TEXT NOT NULL,
        merged_into INTEGER,
        revision INTEGER DEFAULT '0' NOT NULL,
        CONSTRAINT pk_cases PRIMARY KEY (sequence),
        CONSTRAINT ck_cases_hold CHECK (hold IN ('', 'suspended', 'withdrawn', 'merged', 'erased')),
        CONSTRAINT fk_cases_sequence_registrations FOREIGN KEY(sequence) REFERENCES registrations
            (sequence),
        CONSTRAINT fk_cases_merged_into_registrations FOREIGN KEY(merged_into) REFERENCES registrations
            (sequence)
    )
    """,
    "CREATE INDEX ix_cases_born ON cases (born) WHERE born IS NOT NULL",
    "CREATE INDEX ix_cases_day ON cases (day)",
    "CREATE INDEX ix_cases_event ON cases (event_day, stage, outcome, hold)",
    "CREATE INDEX ix_cases_merged ON cases (merged_into) WHERE merged_into IS NOT NULL",
    "CREATE INDEX ix_cases_paid ON cases (paid_last, hold) WHERE paid_last IS NOT NULL",
    "CREATE INDEX ix_cases_place ON cases "
    "(state, dusun, due, day, sequence, rt, programmes, has_phone, payer)",
    "CREATE INDEX ix_cases_queue ON cases "
    "(state, due, day, sequence, dusun, rt, programmes, has_phone, payer)",
    "CREATE INDEX ix_cases_revision ON cases (revision)",
    """
    CREATE TABLE certificates (
        id INTEGER NOT NULL,
        account INTEGER NOT NULL,
        number TEXT NOT NULL,
        issued TEXT NOT NULL,
        expires TEXT NOT NULL,
        scan INTEGER,
        CONSTRAINT pk_certificates PRIMARY KEY (id),
        CONSTRAINT fk_certificates_account_accounts FOREIGN KEY(account) REFERENCES accounts (id),
        CONSTRAINT fk_certificates_scan_scans FOREIGN KEY(scan) REFERENCES scans (id)
    )
    """,
    """
    CREATE TABLE duplicate_pairs (
        first INTEGER NOT NULL,
        second INTEGER NOT NULL,
        score INTEGER NOT NULL,
        reasons TEXT NOT NULL,
        state TEXT NOT NULL,
        found_at TEXT NOT NULL,
        settled_who TEXT,
        settled_at TEXT,
        CONSTRAINT pk_duplicate_pairs PRIMARY KEY (first, second),
        CONSTRAINT ck_duplicate_pairs_state CHECK (state IN ('open', 'merged', 'different')),
        CONSTRAINT fk_duplicate_pairs_first_registrations FOREIGN KEY(first) REFERENCES registrations
            (sequence),
        CONSTRAINT fk_duplicate_pairs_second_registrations FOREIGN KEY(second) REFERENCES registrations
            (sequence)
    )
    """,
    "CREATE INDEX ix_duplicate_pairs_open ON duplicate_pairs (state, score, first, second)",
    "CREATE INDEX ix_duplicate_pairs_second ON duplicate_pairs (second)",
    """
    CREATE TABLE follow_ups (
        id INTEGER NOT NULL,
        sequence INTEGER NOT NULL,
        at TEXT NOT NULL,
        day TEXT NOT NULL,
        who TEXT NOT NULL,
        origin TEXT NOT NULL,
        outcome TEXT NOT NULL,
        reason TEXT NOT NULL,
        kpj TEXT NOT NULL,
        month TEXT NOT NULL,
        months INTEGER NOT NULL,
        amount INTEGER NOT NULL,
        programmes INTEGER NOT NULL,
        first_nth INTEGER NOT NULL,
        note TEXT NOT NULL,
        due TEXT,
        undone_who TEXT,
        undone_at TEXT,
        undone_why TEXT,
        CONSTRAINT pk_follow_ups PRIMARY KEY (id),
        CONSTRAINT fk_follow_ups_sequence_registrations FOREIGN KEY(sequence) REFERENCES registrations
            (sequence)
    )
    """,
    "CREATE INDEX ix_follow_ups_day ON follow_ups (day, who) WHERE undone_at IS NULL",
    """
    CREATE INDEX ix_follow_ups_paid ON follow_ups (day, who, first_nth, amount, months, programmes, sequence)
    WHERE outcome IN ('first-paid', 'month-paid') AND undone_at IS NULL
    """,
    "CREATE INDEX ix_follow_ups_sequence ON follow_ups (sequence)",
    """
    CREATE TABLE merges (
        id INTEGER NOT NULL,
        kept INTEGER NOT NULL,
        folded INTEGER NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        undone_at TEXT,
        undone_who TEXT,
        CONSTRAINT pk_merges PRIMARY KEY (id),
        CONSTRAINT fk_merges_kept_registrations FOREIGN KEY(kept) REFERENCES registrations (sequence),
        CONSTRAINT fk_merges_folded_registrations FOREIGN KEY(folded) REFERENCES registrations
            (sequence)
    )
    """,
    "CREATE INDEX ix_merges_folded ON merges (folded)",
    "CREATE INDEX ix_merges_kept ON merges (kept)",
    """
    CREATE TABLE outreach_items (
        id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        place TEXT NOT NULL,
        dusun TEXT NOT NULL,
        kelurahan TEXT NOT NULL,
        campaign TEXT NOT NULL,
        put_up TEXT NOT NULL,
        condition TEXT NOT NULL,
        checked TEXT,
        removed TEXT,
        photo INTEGER,
        CONSTRAINT pk_outreach_items PRIMARY KEY (id),
        CONSTRAINT fk_outreach_items_photo_scans FOREIGN KEY(photo) REFERENCES scans (id)
    )
    """,
    """
    CREATE TABLE rights_requests (
        id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        sequence INTEGER,
        received TEXT NOT NULL,
        done TEXT,
        who TEXT NOT NULL,
        result TEXT NOT NULL,
        CONSTRAINT pk_rights_requests PRIMARY KEY (id),
        CONSTRAINT fk_rights_requests_sequence_registrations FOREIGN KEY(sequence) REFERENCES
            registrations (sequence)
    )
    """,
    "CREATE INDEX ix_rights_requests_open ON rights_requests (received) WHERE done IS NULL",
    "CREATE INDEX ix_rights_requests_sequence ON rights_requests (sequence)",
    """
    CREATE TABLE sendings (
        sequence INTEGER NOT NULL,
        bundle INTEGER NOT NULL,
        branch TEXT NOT NULL,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        CONSTRAINT pk_sendings PRIMARY KEY (sequence, bundle, branch),
        CONSTRAINT fk_sendings_sequence_registrations FOREIGN KEY(sequence)
            REFERENCES registrations (sequence)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE trace_notes (
        position INTEGER NOT NULL,
        sequence INTEGER,
        salt BLOB NOT NULL,
        why TEXT NOT NULL,
        CONSTRAINT pk_trace_notes PRIMARY KEY (position),
        CONSTRAINT fk_trace_notes_position_audit FOREIGN KEY(position) REFERENCES audit (position)
    )
    """,
    "CREATE INDEX ix_trace_notes_sequence ON trace_notes (sequence)",
    # In which exports and bundles a registration went out: the trace's entry says when, by whom and where to.
    """
    CREATE TABLE passed_on (
        sequence INTEGER NOT NULL,
        position INTEGER NOT NULL,
        CONSTRAINT pk_passed_on PRIMARY KEY (sequence, position),
        CONSTRAINT fk_passed_on_sequence_registrations FOREIGN KEY(sequence) REFERENCES
            registrations (sequence),
        CONSTRAINT fk_passed_on_position_audit FOREIGN KEY(position) REFERENCES audit (position)
    ) WITHOUT ROWID
    """,
    # A tally changes in the same transaction as the case that it counts. Merged cases are counted once, by
    # the case that was kept; new cases are counted by catch_up, many at a time.
    """
    CREATE TRIGGER cases_changed AFTER UPDATE OF day, dusun, occupation, programmes, hold, state, due, stage
    ON cases
    BEGIN
    UPDATE day_tally SET count = count - 1
        WHERE day = OLD.day AND stage = OLD.stage AND OLD.hold <> 'merged';
    UPDATE group_tally SET count = count - 1
        WHERE month = substr(OLD.day, 1, 7) AND dusun = OLD.dusun AND occupation = OLD.occupation
        AND programmes = OLD.programmes AND stage = OLD.stage AND OLD.hold <> 'merged';
    UPDATE queue_tally SET count = count - 1 WHERE state = OLD.state AND due = ifnull(OLD.due, '');
    INSERT INTO day_tally (day, stage, count)
        SELECT NEW.day, NEW.stage, 1 WHERE NEW.hold <> 'merged'
        ON CONFLICT DO UPDATE SET count = count + 1;
    INSERT INTO group_tally (month, dusun, occupation, programmes, stage, count)
        SELECT substr(NEW.day, 1, 7), NEW.dusun, NEW.occupation, NEW.programmes, NEW.stage, 1
        WHERE NEW.hold <> 'merged'
        ON CONFLICT DO UPDATE SET count = count + 1;
    INSERT INTO queue_tally (state, due, count) VALUES (NEW.state, ifnull(NEW.due, ''), 1)
        ON CONFLICT DO UPDATE SET count = count + 1;
    END
    """,
    # Whoever is erased must leave the search index at once, not at its next merge.
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
)


def upgrade() -> None:
    from alembic import op

    for statement in STATEMENTS:
        op.execute(statement)
