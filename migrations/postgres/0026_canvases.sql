-- What workshops write of their ideas, field by field; see domain::canvases. Each version is a row, and the newest of a field stands in it.
-- It belongs to the idea: another workshop that takes it goes on from there.
CREATE TABLE canvas_versions (
    idea BIGINT NOT NULL REFERENCES pulled_ideas (idea),
    field TEXT NOT NULL CHECK (field IN ('problem', 'affected', 'causes', 'options', 'effort_benefit', 'checks',
        'decision', 'next_step', 'responsible_unit', 'due_on')),
    -- From 1 in each field: of two who write at once, one has to look again.
    version BIGINT NOT NULL CHECK (version > 0),
    -- A text, or a day like 2019-03-14; empty for nothing, and for a unit.
    value TEXT NOT NULL,
    unit_id BIGINT REFERENCES units (id),
    -- The workshop that held the idea: its team alone is told who wrote.
    workshop_id BIGINT NOT NULL REFERENCES workshops (id),
    person_id BIGINT REFERENCES people (id) ON DELETE SET NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (idea, field, version),
    CHECK (unit_id IS NULL OR (field = 'responsible_unit' AND value = ''))
);
CREATE INDEX canvas_versions_unit ON canvas_versions (unit_id);
CREATE INDEX canvas_versions_workshop ON canvas_versions (workshop_id);
CREATE INDEX canvas_versions_person ON canvas_versions (person_id);
