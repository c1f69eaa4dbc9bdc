-- What workshops pulled from the frozen vote of a campaign, one pull after the other; see domain::pulls.
CREATE TABLE pulls (
    campaign_id INTEGER NOT NULL REFERENCES snapshots (campaign_id),
    -- 1 for the first of the campaign.
    number INTEGER NOT NULL,
    -- The canonical form.
    recipe TEXT NOT NULL,
    snapshot_sha256 BLOB NOT NULL,
    -- What came of it, in canonical form, under its hash.
    body TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    -- The role of whoever pulled; none for the command line.
    role TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, number)
);

-- No idea is pulled twice.
CREATE TABLE pulled_ideas (
    idea INTEGER PRIMARY KEY REFERENCES ideas (number),
    campaign_id INTEGER NOT NULL,
    pull INTEGER NOT NULL,
    -- 1 for the first of its pull.
    place INTEGER NOT NULL,
    UNIQUE (campaign_id, pull, place),
    FOREIGN KEY (campaign_id, pull) REFERENCES pulls (campaign_id, number)
);
