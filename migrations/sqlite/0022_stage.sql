-- What shows the stage of a campaign in a hall: no person, and nothing but that stage.
CREATE TABLE displays (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
    -- SHA-256 of the random 256-bit token.
    token_hash BLOB NOT NULL UNIQUE,
    -- Where it is used.
    name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
);
CREATE INDEX displays_campaign ON displays (campaign_id, id) WHERE ended_at IS NULL;
