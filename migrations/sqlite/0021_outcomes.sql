-- What became of ideas that were pulled; see domain::outcomes. The newest of an idea counts while it stands, the others are kept.
CREATE TABLE outcomes (
    idea INTEGER NOT NULL REFERENCES pulled_ideas (idea),
    kind TEXT NOT NULL CHECK (kind IN ('done', 'in_progress', 'handed_over', 'not_possible', 'part_of')),
    -- The official answer that tells it. When that is taken back, so is the outcome. It is the version as well: keys of answers grow.
    answer_id INTEGER PRIMARY KEY REFERENCES answers (id) ON DELETE CASCADE,
    -- Days like 2019-03-14.
    since_on TEXT,
    until_on TEXT,
    benefits TEXT,
    place TEXT,
    -- domain::triage::DeclineGround.
    ground TEXT,
    -- Another idea that was pulled.
    part_of INTEGER REFERENCES pulled_ideas (idea),
    created_at INTEGER NOT NULL,
    -- When moderation moved the idea on in another way.
    ended_at INTEGER,
    -- Each kind comes with what belongs to it, and nothing else.
    CHECK ((kind = 'done') = (since_on IS NOT NULL)),
    CHECK ((kind = 'done') = (benefits IS NOT NULL)),
    CHECK ((kind = 'in_progress') = (until_on IS NOT NULL)),
    CHECK ((kind = 'handed_over') = (place IS NOT NULL)),
    CHECK ((kind = 'not_possible') = (ground IS NOT NULL)),
    CHECK ((kind = 'part_of') = (part_of IS NOT NULL))
);
CREATE INDEX outcomes_idea ON outcomes (idea, answer_id);
CREATE INDEX outcomes_part_of ON outcomes (part_of);

-- «Ist es für Sie besser geworden?»; see domain::surveys.
CREATE TABLE surveys (
    idea INTEGER PRIMARY KEY REFERENCES ideas (number),
    -- The random key of the tags below, sealed under the installation's secret; NULL once destroyed.
    survey_key BLOB,
    -- What is told of the answers that were destroyed with the key; 0 before. NULL for a number that is not told.
    yes INTEGER DEFAULT 0,
    bit INTEGER DEFAULT 0,
    no INTEGER DEFAULT 0,
    -- 0 as well when nothing at all is told.
    total INTEGER DEFAULT 0
);

-- No person, no time, no address, no order of insertion: the key is the whole row but for the answer.
CREATE TABLE survey_answers (
    idea INTEGER NOT NULL REFERENCES surveys (idea),
    -- HMAC-SHA256(survey key, person id), the first 16 bytes.
    voter_tag BLOB NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'bit', 'no')),
    -- The answer when all were counted last; NULL for one that came since.
    told TEXT CHECK (told IN ('yes', 'bit', 'no')),
    PRIMARY KEY (idea, voter_tag)
) WITHOUT ROWID;
