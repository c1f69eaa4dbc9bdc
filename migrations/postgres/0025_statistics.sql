-- How many votes a campaign had in all as a day began: a sum, from which nobody's vote follows.
CREATE TABLE vote_days (
    campaign_id BIGINT NOT NULL REFERENCES campaigns (id),
    -- Days since 1970 in UTC.
    day BIGINT NOT NULL,
    votes BIGINT NOT NULL,
    PRIMARY KEY (campaign_id, day)
);

-- What is told of units and of ways of signing in, counted once a day. What must not be told is not in it.
CREATE TABLE day_figures (
    campaign_id BIGINT PRIMARY KEY REFERENCES campaigns (id),
    -- Days since 1970 in UTC.
    day BIGINT NOT NULL,
    -- domain::statistics::DayFigures as JSON.
    body TEXT NOT NULL
);
