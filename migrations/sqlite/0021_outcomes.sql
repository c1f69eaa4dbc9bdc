-- What became of ideas that were pulled; see domain::outcomes. The newest version counts, the others are kept.
CREATE TABLE outcomes (
    idea INTEGER NOT NULL REFERENCES pulled_ideas (idea),
    -- 1 for the first of the idea: of two who record at once, one does.
    version INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('done', 'in_progress', 'handed_over', 'not_possible')),
    -- The official answer that tells it. When that is taken back, so is the outcome.
    answer_id INTEGER NOT NULL UNIQUE REFERENCES answers (id) ON DELETE CASCADE,
    -- Days like 2019-03-14.
    since_on TEXT,
    until_on TEXT,
    benefits TEXT,
    place TEXT,
    -- domain::triage::DeclineGround.
    ground TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (idea, version),
    -- Each kind comes with what belongs to it, and nothing else.
    CHECK ((kind = 'done') = (since_on IS NOT NULL)),
    CHECK ((kind = 'done') = (benefits IS NOT NULL)),
    CHECK ((kind = 'in_progress') = (until_on IS NOT NULL)),
    CHECK ((kind = 'handed_over') = (place IS NOT NULL)),
    CHECK ((kind = 'not_possible') = (ground IS NOT NULL))
);

-- «Ist es für Sie besser geworden?»; see domain::surveys.
CREATE TABLE surveys (
    idea INTEGER PRIMARY KEY REFERENCES ideas (number),
    -- The random key of the tags below, sealed under the installation's secret; NULL once destroyed.
    survey_key BLOB,
    -- Sums of the answers that were destroyed with the key; 0 before.
    yes INTEGER NOT NULL DEFAULT 0,
    bit INTEGER NOT NULL DEFAULT 0,
    no INTEGER NOT NULL DEFAULT 0
);

-- No person, no time, no address, no order of insertion: the key is the whole row but for the answer.
CREATE TABLE survey_answers (
    idea INTEGER NOT NULL REFERENCES surveys (idea),
    -- HMAC-SHA256(survey key, person id), the first 16 bytes.
    voter_tag BLOB NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'bit', 'no')),
    PRIMARY KEY (idea, voter_tag)
) WITHOUT ROWID;
