-- What moderation did, so that it can be undone, the last on a thing first: whose act it was for an hour, the act itself for thirty days.
CREATE TABLE acts (
    id INTEGER PRIMARY KEY,
    idea INTEGER NOT NULL REFERENCES ideas (number),
    -- domain::triage::ActKey.
    about TEXT NOT NULL,
    person_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    -- domain::triage::Done as JSON.
    act TEXT NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE INDEX acts_idea ON acts (idea, about, id);
CREATE INDEX acts_person ON acts (person_id, id);

-- Acts could be undone for an hour, by whoever had done them.
DROP TABLE last_acts;

-- How many official answers whoever prepared one had before their eyes; empty when they do not say.
ALTER TABLE prepared_answers ADD COLUMN seen_answers TEXT NOT NULL DEFAULT '';

-- The queue of moderation reads no idea in full that is not on its page.
DROP INDEX ideas_waiting;
CREATE INDEX ideas_waiting ON ideas (status, answered_at, number, created_at, campaign_id) WHERE overlay = 'none';
