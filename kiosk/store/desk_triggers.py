"""The tallies' trigger: a figure changes in the same transaction as the case that it counts.

Merged cases are counted once, by the case that was kept. New cases are counted by desk_cases.catch_up,
many at a time.
"""

_COUNTED = "day, dusun, occupation, programmes, hold, state, due, stage"

TRIGGERS = (
    f"""CREATE TRIGGER cases_changed AFTER UPDATE OF {_COUNTED} ON cases
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
END""",
)
