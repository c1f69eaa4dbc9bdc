-- Within how many working days of North Rhine-Westphalia the first answer is promised.
ALTER TABLE campaigns ADD COLUMN answer_days INTEGER NOT NULL DEFAULT 10 CHECK (answer_days BETWEEN 1 AND 250);
-- domain::triage::Premoderation.
ALTER TABLE campaigns ADD COLUMN premoderation TEXT NOT NULL DEFAULT 'off' CHECK (premoderation IN ('off', 'anonymous', 'first', 'all'));

-- What keeps it from everybody but its author and moderators.
ALTER TABLE comments ADD COLUMN veil TEXT NOT NULL DEFAULT 'none' CHECK (veil IN ('none', 'held', 'hidden'));
CREATE INDEX comments_held ON comments (created_at) WHERE veil = 'held';

-- HMAC-SHA256(installation's secret, unit and thing): however many report it in one unit, it counts once. Another one for each
-- thing, and one alone for all who belong to no unit.
ALTER TABLE reports ADD COLUMN unit_tag BLOB;
-- Looked at since then.
ALTER TABLE reports ADD COLUMN settled_at INTEGER;
CREATE INDEX reports_open ON reports (idea, comment_id) WHERE settled_at IS NULL;

-- What waits for an answer; see store::triage::queue.
CREATE INDEX ideas_waiting ON ideas (status, answered_at) WHERE overlay = 'none';

-- Decisions against an author: hidden or declined.
CREATE TABLE verdicts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    idea INTEGER NOT NULL REFERENCES ideas (number),
    comment_id INTEGER REFERENCES comments (id),
    kind TEXT NOT NULL CHECK (kind IN ('hide', 'decline')),
    -- domain::triage::HideGround or DeclineGround.
    ground TEXT NOT NULL,
    -- What the author is told; empty when the official answer says it.
    sentence TEXT NOT NULL,
    -- An appeal is decided by somebody else. NULL once the account is gone.
    decided_by INTEGER REFERENCES people (id) ON DELETE SET NULL,
    created_at INTEGER NOT NULL,
    -- No longer in force since then.
    lifted_at INTEGER
);
CREATE INDEX verdicts_idea ON verdicts (idea);

CREATE TABLE appeals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- One appeal against one decision.
    verdict_id INTEGER NOT NULL UNIQUE REFERENCES verdicts (id),
    body TEXT NOT NULL,
    -- The day alone without a name.
    created_at INTEGER NOT NULL,
    -- NULL while it waits.
    outcome TEXT CHECK (outcome IN ('upheld', 'granted')),
    -- What the author is told.
    reply TEXT NOT NULL DEFAULT '',
    decided_at INTEGER
);
CREATE INDEX appeals_open ON appeals (created_at) WHERE outcome IS NULL;

-- Who takes care of the items of an idea.
CREATE TABLE assignments (
    idea INTEGER PRIMARY KEY REFERENCES ideas (number),
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL
);
CREATE INDEX assignments_person ON assignments (person_id);

-- The last act of each moderator, so that it can be undone. Forgotten every hour.
CREATE TABLE last_acts (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    -- domain::triage::Done as JSON.
    act TEXT NOT NULL,
    created_at INTEGER NOT NULL
);
