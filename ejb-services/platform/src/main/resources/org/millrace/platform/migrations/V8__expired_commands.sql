-- When the command was accepted that had run: NULL where it had not, or expired before this was kept.
ALTER TABLE expired_operation ADD COLUMN accepted_at timestamptz;
