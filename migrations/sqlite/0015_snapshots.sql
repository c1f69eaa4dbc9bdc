-- The vote of a campaign as it was when voting ended; see domain::selection::snapshot.
CREATE TABLE snapshots (
    campaign_id INTEGER PRIMARY KEY REFERENCES campaigns (id),
    -- The canonical form.
    body TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    frozen_at INTEGER NOT NULL,
    -- Ballots and key are gone since then.
    destroyed_at INTEGER
);
