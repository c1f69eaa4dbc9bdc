-- The wish to take the words of something hidden away for good. It waits for a second person, or for somebody to drop it.
CREATE TABLE erasures (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    idea INTEGER NOT NULL REFERENCES ideas (number),
    comment_id INTEGER REFERENCES comments (id),
    -- Somebody else has to confirm it; without the account it has to be asked anew.
    asked_by INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL
);
CREATE UNIQUE INDEX erasures_thing ON erasures (idea, COALESCE(comment_id, 0));
