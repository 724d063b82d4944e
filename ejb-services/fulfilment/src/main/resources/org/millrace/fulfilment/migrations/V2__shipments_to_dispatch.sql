-- What is to be dispatched, the oldest first: as short as the work that is left.
CREATE INDEX shipment_to_dispatch ON shipment (prepared_at, shipment_id) WHERE status = 'PREPARED';
