-- The rules as they were typed; NULL when nobody has edited them yet, and then their HTML is all there is.
ALTER TABLE campaigns ADD COLUMN rules_markdown_de TEXT;
ALTER TABLE campaigns ADD COLUMN rules_markdown_en TEXT;

-- No longer offered for new ideas since then; it still filters.
ALTER TABLE topics ADD COLUMN archived_at INTEGER;
-- Its ideas are under that topic now, and its address leads there. Never a chain.
ALTER TABLE topics ADD COLUMN merged_into INTEGER REFERENCES topics (id);

-- No longer offered from then on; may lie ahead.
ALTER TABLE units ADD COLUMN closed_at INTEGER;

-- What a unit was called, and where it stood, until created_at.
CREATE TABLE unit_history (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    unit_id INTEGER NOT NULL REFERENCES units (id),
    parent_id INTEGER REFERENCES units (id),
    name_de TEXT NOT NULL,
    name_en TEXT NOT NULL,
    created_at INTEGER NOT NULL
);
CREATE INDEX unit_history_unit ON unit_history (unit_id);

CREATE TABLE answer_templates (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    body TEXT NOT NULL,
    position INTEGER NOT NULL,
    created_at INTEGER NOT NULL
);

CREATE INDEX people_name ON people (name, id);
