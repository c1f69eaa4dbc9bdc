-- What the public reads of outcomes, text by text; see domain::results. Texts that were replaced or taken back are kept.
CREATE TABLE public_texts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    idea INTEGER NOT NULL REFERENCES pulled_ideas (idea),
    -- domain::outcomes::OutcomeKind of the outcome that it tells of.
    kind TEXT NOT NULL CHECK (kind IN ('done', 'in_progress', 'handed_over', 'not_possible')),
    -- The answer that tells that outcome; NULL once it was taken back, for nothing tells of it any more.
    answer_id INTEGER REFERENCES answers (id) ON DELETE SET NULL,
    title TEXT NOT NULL,
    pinch TEXT NOT NULL,
    became TEXT NOT NULL,
    -- It is released by somebody else. NULL once the account is gone.
    written_by INTEGER REFERENCES people (id) ON DELETE SET NULL,
    created_at INTEGER NOT NULL,
    -- NULL while it waits for a second person.
    released_at INTEGER,
    -- Neither waits nor is public since then.
    ended_at INTEGER
);
CREATE INDEX public_texts_answer ON public_texts (answer_id);
-- One waits, and one is public, at most.
CREATE UNIQUE INDEX public_texts_waiting ON public_texts (idea) WHERE released_at IS NULL AND ended_at IS NULL;
CREATE UNIQUE INDEX public_texts_public ON public_texts (idea) WHERE released_at IS NOT NULL AND ended_at IS NULL;
