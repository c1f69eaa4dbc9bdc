-- How many votes a campaign had in all as a day began: a sum, from which nobody's vote follows.
CREATE TABLE vote_days (
    campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
    -- Days since 1970 in UTC.
    day INTEGER NOT NULL,
    votes INTEGER NOT NULL,
    PRIMARY KEY (campaign_id, day)
) WITHOUT ROWID;

-- What is told of units and of ways of signing in, counted once a day. What must not be told is not in it.
CREATE TABLE day_figures (
    campaign_id INTEGER PRIMARY KEY REFERENCES campaigns (id),
    -- Days since 1970 in UTC.
    day INTEGER NOT NULL,
    -- domain::statistics::DayFigures as JSON.
    body TEXT NOT NULL
);
