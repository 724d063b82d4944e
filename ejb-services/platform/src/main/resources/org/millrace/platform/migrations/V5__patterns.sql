-- How far the log has been searched for patterns.
CREATE TABLE pattern_search (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    position bigint NOT NULL DEFAULT 0
);

-- What is long past is not told as news.
INSERT INTO pattern_search (position) SELECT head FROM relay;

-- Where each pattern was found last, so that one occurrence is told once.
CREATE TABLE pattern_found (
    type     text NOT NULL,
    subject  text NOT NULL,
    position bigint NOT NULL,
    time     timestamptz NOT NULL,
    PRIMARY KEY (type, subject)
);
