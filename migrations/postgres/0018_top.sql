-- Among ideas with as many votes, those come first that fewer have seen: domain::ranking::top.
DROP INDEX ideas_top;
CREATE INDEX ideas_top ON ideas (campaign_id, (votes * 64 - bucket) DESC, number DESC) WHERE listed;
