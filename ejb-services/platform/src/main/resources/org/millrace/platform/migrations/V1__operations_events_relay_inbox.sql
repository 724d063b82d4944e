-- An operation is the inbox of the command queue at the same time: its row exists, so its command has been applied.
CREATE TABLE operation (
    id              text PRIMARY KEY,
    type            text NOT NULL,
    caller          text NOT NULL,
    path            text,
    idempotency_key text,
    status          text NOT NULL CHECK (status IN ('running', 'succeeded', 'failed', 'cancelled')),
    resource        text,
    created_at      timestamptz,
    started_at      timestamptz,
    finished_at     timestamptz,
    attempts        int NOT NULL,
    dead_lettered   boolean NOT NULL DEFAULT false,
    error           text
);

-- One body a key: another body under the same key is refused.
CREATE UNIQUE INDEX operation_key ON operation (caller, path, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- The log. Only events with a position exist for readers.
CREATE TABLE event (
    insertion      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position       bigint UNIQUE,
    recorded_at    timestamptz,
    id             text NOT NULL,
    type           text NOT NULL,
    subject        text NOT NULL,
    aggregate      text NOT NULL,
    version        bigint NOT NULL,
    time           timestamptz NOT NULL,
    correlation_id text NOT NULL,
    causation_id   text NOT NULL,
    traceparent    text,
    data           text NOT NULL,
    UNIQUE (aggregate, version)
);

CREATE INDEX event_unsequenced ON event (insertion) WHERE position IS NULL;

-- One row: who may sequence and publish, and how far that has come.
CREATE TABLE relay (
    only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch       bigint NOT NULL DEFAULT 0,
    owner       text,
    until       timestamptz NOT NULL DEFAULT '-infinity',
    head        bigint NOT NULL DEFAULT 0,
    recorded_at timestamptz NOT NULL DEFAULT '-infinity',
    published   bigint NOT NULL DEFAULT 0
);

INSERT INTO relay DEFAULT VALUES;

-- The other context's events that have been taken.
CREATE TABLE inbox (
    event_id    text PRIMARY KEY,
    received_at timestamptz NOT NULL
);
