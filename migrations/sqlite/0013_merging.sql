-- An idea that was split lies under an overlay of its own. SQLite changes a CHECK in no other way but this (sqlite.org/lang_altertable.html).
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
    SET sql = replace(sql, '''none'', ''merged'', ''hidden'', ''withdrawn''', '''none'', ''merged'', ''split'', ''hidden'', ''withdrawn''')
    WHERE type = 'table' AND name = 'ideas';
PRAGMA writable_schema = RESET;

-- The idea it was part of, before that was split.
ALTER TABLE ideas ADD COLUMN split_from INTEGER REFERENCES ideas (number);
-- merged_into is filled while the overlay is 'merged', and only then.
CREATE INDEX ideas_merged ON ideas (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX ideas_parts ON ideas (split_from) WHERE split_from IS NOT NULL;

-- Every merge there was. A link: ballots, comments and followers stay where they are, and are counted together.
CREATE TABLE merges (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    idea INTEGER NOT NULL REFERENCES ideas (number),
    into_idea INTEGER NOT NULL REFERENCES ideas (number),
    -- What everybody is told.
    reason TEXT NOT NULL,
    -- That it stays is decided by somebody else. NULL once the account is gone.
    decided_by INTEGER REFERENCES people (id) ON DELETE SET NULL,
    created_at INTEGER NOT NULL,
    -- The day of the first objection that nobody has answered.
    objected_at INTEGER,
    -- What those who object are told, when it stays.
    reply TEXT NOT NULL DEFAULT '',
    -- Two ideas again since then.
    ended_at INTEGER
);
CREATE INDEX merges_idea ON merges (idea) WHERE ended_at IS NULL;
CREATE INDEX merges_into ON merges (into_idea) WHERE ended_at IS NULL;
CREATE INDEX merges_objected ON merges (objected_at) WHERE objected_at IS NOT NULL;

-- One objection each, and nobody learns whose: no person, no time, no order of insertion.
CREATE TABLE objections (
    merge_id INTEGER NOT NULL REFERENCES merges (id),
    -- HMAC-SHA256(installation's secret, person and merge).
    objector_tag BLOB NOT NULL,
    PRIMARY KEY (merge_id, objector_tag)
) WITHOUT ROWID;

-- What was merged before there was a table of it.
INSERT INTO merges (idea, into_idea, reason, created_at)
    SELECT number, merged_into, '', created_at FROM ideas WHERE overlay = 'merged' AND merged_into IS NOT NULL;
UPDATE ideas SET
    votes = (SELECT COUNT(DISTINCT v.voter_tag) FROM votes v WHERE v.idea IN
        (SELECT g.number FROM ideas g WHERE g.number = ideas.number OR g.merged_into = ideas.number)),
    comments = (SELECT COUNT(*) FROM comments k WHERE k.deleted_at IS NULL AND k.veil = 'none' AND k.idea IN
        (SELECT g.number FROM ideas g WHERE g.number = ideas.number OR g.merged_into = ideas.number)),
    revision = revision + 1
    WHERE number IN (SELECT merged_into FROM ideas WHERE merged_into IS NOT NULL);
