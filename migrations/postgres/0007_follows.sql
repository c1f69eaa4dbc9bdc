-- «Ich folge»: the key is the whole row. No time, and read for its own person alone.
CREATE TABLE follows (
    person_id BIGINT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    idea BIGINT NOT NULL REFERENCES ideas (number),
    PRIMARY KEY (person_id, idea)
);

-- Up to which event somebody has seen their own page, sealed under the installation's secret and for this person.
-- Everybody has a row, and all are written anew together: see docs/decisions/0011-news-marks.md.
CREATE TABLE news_marks (
    person_id BIGINT PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    mark BYTEA NOT NULL
);
