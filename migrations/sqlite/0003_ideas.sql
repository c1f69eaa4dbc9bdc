CREATE TABLE ideas (
    -- The number people see: from a sequence, never reused.
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
    topic_id INTEGER NOT NULL REFERENCES topics (id),
    unit_id INTEGER REFERENCES units (id),
    -- FALSE: posted without a name. Then author_id is NULL, and created_at is the day alone.
    named BOOLEAN NOT NULL,
    -- NULL when posted without a name, and after the account was removed.
    author_id INTEGER REFERENCES people (id) ON DELETE SET NULL,
    -- HMAC-SHA256 of the claim code under the installation's secret; only without a name.
    claim_hash BLOB,
    title TEXT NOT NULL,
    pinch TEXT NOT NULL,
    wish TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('held', 'open', 'in_review', 'in_workshop', 'planned', 'done', 'handed_over', 'declined')),
    overlay TEXT NOT NULL CHECK (overlay IN ('none', 'merged', 'hidden', 'withdrawn')),
    merged_into INTEGER REFERENCES ideas (number),
    handed_to TEXT,
    -- For everybody to see in lists: neither held nor under an overlay. Every write of status and overlay keeps it.
    listed BOOLEAN NOT NULL,
    -- Somebody other than the author has voted, ever.
    supported BOOLEAN NOT NULL DEFAULT FALSE,
    -- Rows in votes; a test recounts it.
    votes INTEGER NOT NULL DEFAULT 0,
    -- Grows with every change of votes.
    revision INTEGER NOT NULL DEFAULT 0,
    -- Comments that are not tombstones; a test recounts it.
    comments INTEGER NOT NULL DEFAULT 0,
    -- domain::ranking::hot, written with the votes.
    hot INTEGER NOT NULL,
    -- How many people had it before their eyes; who they were is kept nowhere.
    views INTEGER NOT NULL DEFAULT 0,
    -- domain::exposure::bucket of the views; it counts from the next day on.
    bucket_next INTEGER NOT NULL DEFAULT 0,
    -- bucket_next as the day of the fair order began.
    bucket INTEGER NOT NULL DEFAULT 0,
    -- Its place on the circle of the fair order, anew each day.
    shuffle INTEGER NOT NULL DEFAULT 0,
    -- The newest official answer; 0 without one.
    answered_at INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
);
CREATE INDEX ideas_new ON ideas (campaign_id, number DESC) WHERE listed;
CREATE INDEX ideas_top ON ideas (campaign_id, votes DESC, number DESC) WHERE listed;
CREATE INDEX ideas_trending ON ideas (campaign_id, hot DESC, number DESC) WHERE listed;
CREATE INDEX ideas_discussed ON ideas (campaign_id, comments DESC, number DESC) WHERE listed;
CREATE INDEX ideas_answered ON ideas (campaign_id, answered_at DESC, number DESC) WHERE listed;
CREATE INDEX ideas_fair ON ideas (campaign_id, bucket, shuffle, number) WHERE listed;
CREATE INDEX ideas_topic ON ideas (topic_id, number DESC) WHERE listed;
CREATE INDEX ideas_author ON ideas (author_id, number DESC);

-- Earlier wordings, kept in public once others had voted.
CREATE TABLE wordings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    idea INTEGER NOT NULL REFERENCES ideas (number),
    title TEXT NOT NULL,
    pinch TEXT NOT NULL,
    wish TEXT NOT NULL,
    -- When it was replaced; the day alone without a name.
    created_at INTEGER NOT NULL
);
CREATE INDEX wordings_idea ON wordings (idea);

CREATE TABLE addenda (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    idea INTEGER NOT NULL REFERENCES ideas (number),
    body TEXT NOT NULL,
    -- Safe HTML, rendered once.
    html TEXT NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE INDEX addenda_idea ON addenda (idea);

CREATE TABLE answers (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    idea INTEGER NOT NULL REFERENCES ideas (number),
    body TEXT NOT NULL,
    -- Safe HTML, rendered once.
    html TEXT NOT NULL,
    unit_id INTEGER REFERENCES units (id),
    created_at INTEGER NOT NULL
);
CREATE INDEX answers_idea ON answers (idea);
