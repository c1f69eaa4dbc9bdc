-- Why it is shown again, for its author. NULL while it is hidden, and where an appeal or an undoing says enough.
-- domain::triage::RestoreGround.
ALTER TABLE verdicts ADD COLUMN lifted_ground TEXT;
ALTER TABLE verdicts ADD COLUMN lifted_sentence TEXT;
