-- The vote of a campaign as it was when voting ended; see domain::selection::snapshot.
CREATE TABLE snapshots (
    campaign_id BIGINT PRIMARY KEY REFERENCES campaigns (id),
    -- The canonical form.
    body TEXT NOT NULL,
    sha256 BYTEA NOT NULL,
    frozen_at BIGINT NOT NULL,
    -- Ballots and key are gone since then.
    destroyed_at BIGINT
);
