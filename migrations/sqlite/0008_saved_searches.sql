-- Lists that somebody comes back to, read for that person alone. No time: it would tell when they were here.
CREATE TABLE saved_searches (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    -- domain::search::Query as it stands in the address.
    query TEXT NOT NULL,
    PRIMARY KEY (person_id, name)
) WITHOUT ROWID;
