CREATE TABLE units (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    parent_id INTEGER REFERENCES units (id),
    slug TEXT NOT NULL UNIQUE,
    name_de TEXT NOT NULL,
    name_en TEXT NOT NULL,
    headcount INTEGER NOT NULL DEFAULT 0,
    position INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL
);

CREATE TABLE people (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- NULL for people who signed in with an access code only.
    email TEXT UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('employee', 'moderator', 'admin', 'council')),
    unit_id INTEGER REFERENCES units (id),
    access TEXT NOT NULL CHECK (access IN ('account', 'code', 'password')),
    -- Argon2id in PHC form.
    password_hash TEXT,
    created_at INTEGER NOT NULL,
    -- Disabled accounts cannot sign in, and their sessions have ended.
    disabled_at INTEGER
);

CREATE TABLE access_codes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- HMAC-SHA256 of the code under the installation's secret.
    code_hash BLOB NOT NULL UNIQUE,
    unit_id INTEGER REFERENCES units (id),
    batch TEXT NOT NULL,
    -- The account that the first use created. Who holds the letter is kept nowhere.
    person_id INTEGER REFERENCES people (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
);

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- SHA-256 of the random 256-bit token in the cookie.
    token_hash BLOB NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    device TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    -- To the hour, so that nobody can be watched by it.
    used_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL
);
CREATE INDEX sessions_person ON sessions (person_id);

CREATE TABLE tokens (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- SHA-256 of the random 256-bit token.
    token_hash BLOB NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    -- Words of `Scope`, parted by spaces.
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
);
