-- Teams that take pulled ideas of a campaign and work on them; see domain::workshops.
CREATE TABLE workshops (
    id INTEGER PRIMARY KEY,
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
    name TEXT NOT NULL,
    format TEXT NOT NULL CHECK (format IN ('innovation', 'conference')),
    -- The day by the clock of the city: 2019-03-14.
    held_on TEXT NOT NULL,
    -- Empty while that is open.
    venue TEXT NOT NULL,
    -- How many ideas it takes, and how many of them are worked on at once.
    capacity INTEGER NOT NULL CHECK (capacity > 0),
    in_progress INTEGER NOT NULL CHECK (in_progress > 0),
    closed_at INTEGER,
    created_at INTEGER NOT NULL
);

-- Whoever goes leaves their teams.
CREATE TABLE workshop_members (
    workshop_id INTEGER NOT NULL REFERENCES workshops (id),
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    PRIMARY KEY (workshop_id, person_id)
) WITHOUT ROWID;
CREATE INDEX workshop_members_person ON workshop_members (person_id);

-- The idea is the key: no two workshops have the same.
CREATE TABLE workshop_ideas (
    idea INTEGER PRIMARY KEY REFERENCES pulled_ideas (idea),
    workshop_id INTEGER NOT NULL REFERENCES workshops (id)
);
CREATE INDEX workshop_ideas_workshop ON workshop_ideas (workshop_id);
