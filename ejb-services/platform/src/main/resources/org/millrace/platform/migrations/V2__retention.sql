-- What the retention looks for.
CREATE INDEX operation_finished ON operation (finished_at);

-- That an operation was there once: else an old id would look like one whose command still waits in the queue.
CREATE TABLE expired_operation (
    digest uuid PRIMARY KEY
);

-- Up to this position the log is kept no more.
ALTER TABLE relay ADD COLUMN forgotten bigint NOT NULL DEFAULT 0;
