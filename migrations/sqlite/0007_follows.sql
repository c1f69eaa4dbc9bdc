-- «Ich folge»: the key is the whole row. No time and no order of insertion, and read for its own person alone.
CREATE TABLE follows (
    person_id INTEGER NOT NULL REFERENCES people (id) ON DELETE CASCADE,
    idea INTEGER NOT NULL REFERENCES ideas (number),
    PRIMARY KEY (person_id, idea)
) WITHOUT ROWID;

-- Up to which event somebody has seen their own page, sealed under the installation's secret and for this person.
-- Everybody has a row, and all are written anew together: see docs/decisions/0011-news-marks.md.
CREATE TABLE news_marks (
    person_id INTEGER PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
    mark BLOB NOT NULL
);
