-- What moderation and administration did, in order. Append-only; never words of people, names or addresses.
CREATE TABLE audit_entries (
    -- Without gaps, from 1.
    id BIGINT PRIMARY KEY,
    created_at BIGINT NOT NULL,
    -- NULL for the command line, and after the account was removed. Not hashed: the tag stands for it.
    actor_id BIGINT REFERENCES people (id) ON DELETE SET NULL,
    -- HMAC-SHA256(installation's secret, entry and person): another one in each entry, so that nobody can count a person's acts by it.
    actor_tag BYTEA,
    role TEXT CHECK (role IN ('employee', 'moderator', 'admin', 'council')),
    -- domain::audit::Verb.
    verb TEXT NOT NULL,
    -- No reference: what was done stays on record when the idea is gone.
    idea BIGINT,
    comment_id BIGINT,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    -- The hash of the entry before, and SHA-256(previous_hash, entry); see docs/operation.md.
    previous_hash BYTEA NOT NULL,
    hash BYTEA NOT NULL
);
CREATE INDEX audit_entries_verb ON audit_entries (verb, id);
CREATE INDEX audit_entries_idea ON audit_entries (idea, id);
CREATE INDEX audit_entries_actor ON audit_entries (actor_id, verb, created_at);

-- The end of the chain: one row, which every writer takes in turn.
CREATE TABLE audit_head (
    id BIGINT PRIMARY KEY CHECK (id = 1),
    count BIGINT NOT NULL,
    hash BYTEA NOT NULL
);
INSERT INTO audit_head (id, count, hash) VALUES (1, 0, decode(repeat('00', 32), 'hex'));

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is append-only';
END
$$;
CREATE TRIGGER audit_entries_stay
BEFORE UPDATE OF id, created_at, actor_tag, role, verb, idea, comment_id, subject, detail, previous_hash, hash ON audit_entries
FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_entries_actor BEFORE UPDATE OF actor_id ON audit_entries
FOR EACH ROW WHEN (NEW.actor_id IS NOT NULL) EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_entries_last BEFORE DELETE ON audit_entries
FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_entries_all BEFORE TRUNCATE ON audit_entries
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_head_grows BEFORE UPDATE ON audit_head
FOR EACH ROW WHEN (NEW.id <> OLD.id OR NEW.count <> OLD.count + 1) EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head
FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_head_all BEFORE TRUNCATE ON audit_head
FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
