-- When the command of a cancelled operation came: until then the row is what keeps it from running.
ALTER TABLE operation ADD COLUMN command_came_at timestamptz;

UPDATE operation SET command_came_at = finished_at WHERE status = 'cancelled';
