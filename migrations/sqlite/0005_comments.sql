CREATE TABLE comments (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    idea INTEGER NOT NULL REFERENCES ideas (number),
    -- The comment it answers, which answers none itself.
    reply_to INTEGER REFERENCES comments (id),
    kind TEXT NOT NULL CHECK (kind IN ('experience', 'question', 'solution', 'concern', 'variant')),
    body TEXT NOT NULL,
    -- Safe HTML, rendered once.
    html TEXT NOT NULL,
    named BOOLEAN NOT NULL,
    -- NULL without a name, and after the account was removed.
    author_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    -- Without a name: HMAC-SHA256(campaign key, idea and person), so that the writer can edit it while the key exists.
    author_tag BLOB,
    -- Without a name: German words, stable within the idea.
    pseudonym TEXT,
    -- Written by whoever holds the idea's claim code.
    by_idea_author BOOLEAN NOT NULL DEFAULT FALSE,
    official BOOLEAN NOT NULL DEFAULT FALSE,
    -- The day alone without a name.
    created_at INTEGER NOT NULL,
    edited_at INTEGER,
    deleted_at INTEGER
);
CREATE INDEX comments_idea ON comments (idea, id);
CREATE INDEX comments_author ON comments (author_id, idea);

CREATE TABLE comment_versions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    comment_id INTEGER NOT NULL REFERENCES comments (id),
    body TEXT NOT NULL,
    html TEXT NOT NULL,
    -- When it was replaced.
    created_at INTEGER NOT NULL
);
CREATE INDEX comment_versions_comment ON comment_versions (comment_id);

-- Reports sort the queue of moderation; they hide nothing by themselves.
CREATE TABLE reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    idea INTEGER NOT NULL REFERENCES ideas (number),
    comment_id INTEGER REFERENCES comments (id),
    -- HMAC-SHA256(installation's secret, person and thing): one report each, and nobody learns whose.
    reporter_tag BLOB NOT NULL UNIQUE,
    reason TEXT NOT NULL CHECK (reason IN ('person', 'insult', 'secret', 'spam', 'other')),
    note TEXT NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE INDEX reports_idea ON reports (idea);

CREATE TABLE barrier_reports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    body TEXT NOT NULL,
    -- Given freely, for an answer; may be empty.
    contact TEXT NOT NULL,
    created_at INTEGER NOT NULL
);
