-- Who took care of an idea before is one of several things that an act can change beside it. The key of an act that was undone is given
-- to no other.
CREATE TABLE kept_acts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    idea INTEGER NOT NULL REFERENCES ideas (number),
    -- domain::triage::ActKey.
    about TEXT NOT NULL,
    person_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    -- domain::triage::Done as JSON.
    act TEXT NOT NULL,
    created_at INTEGER NOT NULL
);
INSERT INTO kept_acts SELECT id, idea, about, person_id, act, created_at FROM acts;
DROP TABLE acts;
ALTER TABLE kept_acts RENAME TO acts;
CREATE INDEX acts_idea ON acts (idea, about, id);
CREATE INDEX acts_person ON acts (person_id, id);
UPDATE acts SET act = json_set(act, '$.aside', json_object('assigned', act -> '$.assigned')) WHERE about LIKE '%:assigned';
