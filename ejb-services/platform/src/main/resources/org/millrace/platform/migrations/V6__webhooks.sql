-- A webhook is a place in the log, with the time from which it may go on: one row, whatever the traffic.
CREATE TABLE webhook (
    id               text PRIMARY KEY,
    owner            text NOT NULL,
    url              text NOT NULL,
    types            text[] NOT NULL,
    subject          text,
    mode             text NOT NULL CHECK (mode IN ('ordered', 'parallel')),
    status           text NOT NULL CHECK (status IN ('pending', 'active', 'suspended', 'disabled')),
    reason           text,
    secret           bytea NOT NULL,
    old_secret       bytea,
    old_secret_until timestamptz,
    version          bigint NOT NULL DEFAULT 1,
    position         bigint NOT NULL,
    attempts         int NOT NULL DEFAULT 0,
    due_at           timestamptz,
    lease_owner      text,
    leased_until     timestamptz NOT NULL DEFAULT '-infinity'
);

CREATE INDEX webhook_owner ON webhook (owner, id);

-- What is sent by itself: an event that failed, or that is wanted once more, a test, the end of an operation. Without a
-- due time it has been given up and waits for a recovery.
CREATE TABLE webhook_delivery (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    target       text NOT NULL,
    webhook      text REFERENCES webhook ON DELETE CASCADE,
    position     bigint,
    operation    text,
    url          text,
    message_id   text NOT NULL,
    attempts     int NOT NULL DEFAULT 0,
    due_at       timestamptz,
    failed_at    timestamptz,
    lease_owner  text,
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    UNIQUE (webhook, position)
);

CREATE INDEX webhook_delivery_due ON webhook_delivery (due_at) WHERE due_at IS NOT NULL;

-- What came of each attempt; old ones are removed in the sequence of their ids.
CREATE TABLE webhook_attempt (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    webhook     text NOT NULL,
    position    bigint,
    event_id    text NOT NULL,
    type        text NOT NULL,
    attempt     int NOT NULL,
    time        timestamptz NOT NULL,
    status      int,
    duration_ms int NOT NULL,
    outcome     text NOT NULL,
    error       text,
    answer      text
);

CREATE INDEX webhook_attempt_webhook ON webhook_attempt (webhook, id);
