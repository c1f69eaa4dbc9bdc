CREATE TABLE campaigns (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    slug TEXT NOT NULL UNIQUE,
    title_de TEXT NOT NULL,
    title_en TEXT NOT NULL,
    intro_de TEXT NOT NULL,
    intro_en TEXT NOT NULL,
    -- Safe HTML.
    rules_de TEXT NOT NULL,
    rules_en TEXT NOT NULL,
    collecting_at INTEGER NOT NULL,
    voting_at INTEGER NOT NULL,
    review_at INTEGER NOT NULL,
    workshops_at INTEGER NOT NULL,
    results_at INTEGER NOT NULL,
    archived_at INTEGER NOT NULL,
    -- The random key of the voter tags, sealed under the installation's secret; NULL once destroyed.
    vote_key BLOB,
    -- The day whose fair order is in force, counted from 1970; see domain::exposure.
    mixed_on INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
);

CREATE TABLE topics (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
    slug TEXT NOT NULL,
    name_de TEXT NOT NULL,
    name_en TEXT NOT NULL,
    masterplan TEXT NOT NULL CHECK (masterplan IN ('verwaltung', 'wirtschaft', 'bildung')),
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    UNIQUE (campaign_id, slug)
);
