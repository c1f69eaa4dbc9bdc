-- The board of a workshop; see domain::boards. Grows with every change of the cards.
ALTER TABLE workshops ADD COLUMN board_version INTEGER NOT NULL DEFAULT 0;
-- How many points each of the team has, while a round is open.
ALTER TABLE workshops ADD COLUMN round_points INTEGER;
-- The random key of the tags below, sealed under the installation's secret; it goes with the round.
ALTER TABLE workshops ADD COLUMN round_key BLOB;
-- A timer runs until then, or stands still with so many milliseconds left.
ALTER TABLE workshops ADD COLUMN timer_until INTEGER;
ALTER TABLE workshops ADD COLUMN timer_left INTEGER;

ALTER TABLE workshop_ideas ADD COLUMN stage TEXT NOT NULL DEFAULT 'pulled'
    CHECK (stage IN ('pulled', 'understanding', 'designing', 'testing', 'result'));
-- 1 for the first of its column.
ALTER TABLE workshop_ideas ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
-- How many points it got in the last round; none when too few people gave any.
ALTER TABLE workshop_ideas ADD COLUMN points INTEGER;

-- The last move of each of a team, so that they can undo it; without a time.
CREATE TABLE board_moves (
    workshop_id INTEGER NOT NULL REFERENCES workshops (id),
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    idea INTEGER NOT NULL REFERENCES workshop_ideas (idea) ON DELETE CASCADE,
    from_stage TEXT NOT NULL,
    from_place INTEGER NOT NULL,
    to_stage TEXT NOT NULL,
    PRIMARY KEY (workshop_id, person_id)
) WITHOUT ROWID;
CREATE INDEX board_moves_person ON board_moves (person_id);
CREATE INDEX board_moves_idea ON board_moves (idea);

-- Points while a round is open; gone when it ends.
CREATE TABLE dots (
    idea INTEGER NOT NULL REFERENCES workshop_ideas (idea) ON DELETE CASCADE,
    -- HMAC-SHA256(round key, person).
    voter_tag BLOB NOT NULL,
    points INTEGER NOT NULL CHECK (points > 0),
    PRIMARY KEY (idea, voter_tag)
) WITHOUT ROWID;
