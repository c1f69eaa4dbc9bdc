-- What moderators write for each other.
CREATE TABLE notes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    idea INTEGER NOT NULL REFERENCES ideas (number),
    -- NULL once the account is gone.
    author_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE INDEX notes_idea ON notes (idea);

-- Tags of moderators, in small letters.
CREATE TABLE idea_tags (
    idea INTEGER NOT NULL REFERENCES ideas (number),
    tag TEXT NOT NULL,
    PRIMARY KEY (idea, tag)
) WITHOUT ROWID;
CREATE INDEX idea_tags_tag ON idea_tags (tag);

-- Decisions that wait to be published: the fields of domain::triage::RawDecision.
CREATE TABLE prepared_answers (
    idea INTEGER PRIMARY KEY REFERENCES ideas (number),
    status TEXT NOT NULL,
    answer TEXT NOT NULL,
    unit TEXT NOT NULL,
    ground TEXT NOT NULL,
    place TEXT NOT NULL,
    -- The status that whoever prepared it had before their eyes.
    seen TEXT NOT NULL,
    prepared_by INTEGER REFERENCES people (id) ON DELETE SET NULL,
    created_at INTEGER NOT NULL
);

-- Who has an idea open in the queue, for ten minutes. Forgotten with the act, and every hour.
CREATE TABLE item_locks (
    idea INTEGER PRIMARY KEY REFERENCES ideas (number),
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    until INTEGER NOT NULL
);

-- Who is shown first what is past its date.
ALTER TABLE campaigns ADD COLUMN deputy_id INTEGER REFERENCES people (id) ON DELETE SET NULL;

-- What specialist units are asked, and what they reply.
CREATE TABLE opinions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    idea INTEGER NOT NULL REFERENCES ideas (number),
    unit_id INTEGER NOT NULL REFERENCES units (id),
    -- Whoever of the unit shall answer; NULL for anybody.
    person_id INTEGER REFERENCES people (id) ON DELETE CASCADE,
    question TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    -- SHA-256 of the random token in the link with which nobody has to sign in; NULL without one.
    link_hash BLOB UNIQUE,
    asked_by INTEGER REFERENCES people (id) ON DELETE SET NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER,
    -- domain::opinions::Possible; NULL while there is no reply.
    possible TEXT CHECK (possible IN ('yes', 'partly', 'no')),
    effort TEXT,
    obstacle TEXT NOT NULL DEFAULT '',
    who TEXT,
    until TEXT,
    remark TEXT NOT NULL DEFAULT '',
    replied_at INTEGER,
    -- Moderation has taken the reply up.
    taken_at INTEGER
);
CREATE INDEX opinions_idea ON opinions (idea);
CREATE INDEX opinions_unit ON opinions (unit_id) WHERE revoked_at IS NULL AND taken_at IS NULL;
