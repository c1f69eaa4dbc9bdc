-- The queue of moderation reads no more ideas than are on its page: each kind of them, the oldest first.
DROP INDEX ideas_waiting;
CREATE INDEX ideas_waiting ON ideas (status, answered_at, created_at, number, campaign_id) WHERE overlay = 'none';

-- Everybody who moderates, among all who work here.
CREATE INDEX people_role ON people (role, name, id);
