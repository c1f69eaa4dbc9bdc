-- What happened, in order. Append-only; never words or names.
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    idea INTEGER NOT NULL REFERENCES ideas (number),
    -- domain::events::Event as JSON.
    event TEXT NOT NULL,
    -- The acting role, never the person; NULL for authors and the clock.
    role TEXT CHECK (role IN ('employee', 'moderator', 'admin', 'council')),
    -- The day alone for the author of an idea without a name.
    created_at INTEGER NOT NULL
);
CREATE INDEX events_idea ON events (idea, id);

-- The outbox: written in the transaction of the change, worked off afterwards.
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- service::jobs::Job as JSON.
    job TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    -- A worker has it until then.
    locked_until INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
);
CREATE INDEX jobs_due ON jobs (due_at);

CREATE TABLE idempotency (
    -- HMAC-SHA256(installation's secret, person and key): without the caller's key it leads to nobody.
    key_hash BLOB PRIMARY KEY,
    request_hash BLOB NOT NULL,
    -- The answer, sealed under the caller's key.
    answer BLOB NOT NULL,
    -- To the hour; and no order of insertion, which would tell as much.
    created_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX idempotency_created ON idempotency (created_at);

-- Texts that the administration edits, over those the product brings along.
CREATE TABLE texts (
    key TEXT NOT NULL,
    lang TEXT NOT NULL CHECK (lang IN ('de', 'en')),
    -- Markdown.
    body TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (key, lang)
);
