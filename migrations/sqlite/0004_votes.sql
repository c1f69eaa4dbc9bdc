-- No person, no time, no address, no order of insertion: the key is the whole row.
CREATE TABLE votes (
    idea INTEGER NOT NULL REFERENCES ideas (number),
    -- HMAC-SHA256(campaign key, person id), the first 16 bytes.
    voter_tag BLOB NOT NULL,
    PRIMARY KEY (idea, voter_tag)
) WITHOUT ROWID;
CREATE INDEX votes_voter ON votes (voter_tag, idea);
