"""The tallies' triggers: they count in the same transaction, so no figure is older than the case it counts.

Merged cases are counted once, by the case that was kept.
"""

_PLUS = """
INSERT INTO day_tally (day, stage, count)
    SELECT NEW.day, NEW.stage, 1 WHERE NEW.hold <> 'merged'
    ON CONFLICT DO UPDATE SET count = count + 1;
INSERT INTO group_tally (month, dusun, occupation, programmes, stage, count)
    SELECT substr(NEW.day, 1, 7), NEW.dusun, NEW.occupation, NEW.programmes, NEW.stage, 1
    WHERE NEW.hold <> 'merged'
    ON CONFLICT DO UPDATE SET count = count + 1;
INSERT INTO queue_tally (state, due, count) VALUES (NEW.state, ifnull(NEW.due, ''), 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
"""
_MINUS = """
UPDATE day_tally SET count = count - 1
    WHERE day = OLD.day AND stage = OLD.stage AND OLD.hold <> 'merged';
UPDATE group_tally SET count = count - 1
    WHERE month = substr(OLD.day, 1, 7) AND dusun = OLD.dusun AND occupation = OLD.occupation
    AND programmes = OLD.programmes AND stage = OLD.stage AND OLD.hold <> 'merged';
UPDATE queue_tally SET count = count - 1 WHERE state = OLD.state AND due = ifnull(OLD.due, '');
"""
_COUNTED = "day, dusun, occupation, programmes, hold, state, due, stage"

TRIGGERS = (
    f"CREATE TRIGGER cases_added AFTER INSERT ON cases\nBEGIN{_PLUS}END",
    f"CREATE TRIGGER cases_changed AFTER UPDATE OF {_COUNTED} ON cases\nBEGIN{_MINUS.rstrip()}{_PLUS}END",
)
