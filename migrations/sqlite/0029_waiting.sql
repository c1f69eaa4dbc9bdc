-- SQLite looks up in the table what an index only has as its condition.
DROP INDEX ideas_waiting;
CREATE INDEX ideas_waiting ON ideas (status, answered_at, created_at, number, campaign_id, overlay) WHERE overlay = 'none';
