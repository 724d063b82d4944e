-- Fulfilment's own view of Sales' customers and products; source_version is the version it was last told of.
CREATE TABLE recipient (
    customer_id    text PRIMARY KEY,
    name           text NOT NULL,
    email          text,
    address_street text,
    address_city   text,
    address_region text,
    address_postal_code text,
    address_country text,
    source_version bigint NOT NULL
);

CREATE TABLE stock_item (
    sku            text PRIMARY KEY,
    name           text NOT NULL,
    source_version bigint NOT NULL
);

-- The truth about stock: every movement, with the level after it. Rows are added and never touched again.
CREATE TABLE stock_ledger (
    sku      text NOT NULL,
    version  bigint NOT NULL,
    movement text NOT NULL CHECK (movement IN ('RECEIVED', 'COUNTED', 'RESERVED', 'RELEASED', 'ISSUED')),
    quantity bigint NOT NULL CHECK (quantity > 0 OR movement = 'COUNTED'),
    on_hand  bigint NOT NULL,
    reserved bigint NOT NULL CHECK (reserved BETWEEN 0 AND on_hand),
    order_id text,
    reason   text,
    time     timestamptz NOT NULL,
    PRIMARY KEY (sku, version)
);

CREATE FUNCTION keep_stock_ledger() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The stock ledger is insert-only';
END $$;

CREATE TRIGGER stock_ledger_is_insert_only BEFORE UPDATE OR DELETE ON stock_ledger
    FOR EACH ROW EXECUTE FUNCTION keep_stock_ledger();

-- The fold of the ledger, kept as the lock and to save folding. A row for a sku that Sales has not listed yet is the
-- lock of the orders that wait for it.
CREATE TABLE stock_level (
    sku      text PRIMARY KEY,
    on_hand  bigint NOT NULL DEFAULT 0,
    reserved bigint NOT NULL DEFAULT 0,
    version  bigint NOT NULL DEFAULT 0,
    CONSTRAINT never_oversold CHECK (reserved BETWEEN 0 AND on_hand)
);

CREATE TABLE customer_order (
    order_id       text PRIMARY KEY,
    arrival        bigint GENERATED ALWAYS AS IDENTITY,
    customer_id    text,
    ship_to_name   text,
    ship_to_street text,
    ship_to_city   text,
    ship_to_region text,
    ship_to_postal_code text,
    ship_to_country text,
    status         text NOT NULL CHECK (status IN ('PLACED', 'BACKORDERED', 'ALLOCATED', 'CANCELLED')),
    placed_at      timestamptz NOT NULL,
    correlation_id text NOT NULL,
    version        bigint NOT NULL
);

CREATE TABLE order_line (
    order_id text NOT NULL REFERENCES customer_order,
    sku      text NOT NULL,
    quantity bigint NOT NULL CHECK (quantity > 0),
    PRIMARY KEY (order_id, sku)
);

-- The lines of the orders that wait now: as short as the backlog, however long the history.
CREATE TABLE waiting_line (
    sku      text NOT NULL REFERENCES stock_level,
    order_id text NOT NULL REFERENCES customer_order,
    quantity bigint NOT NULL,
    PRIMARY KEY (sku, order_id)
);

CREATE INDEX waiting_line_order ON waiting_line (order_id);

CREATE TABLE shipment (
    shipment_id     text PRIMARY KEY REFERENCES customer_order,
    status          text NOT NULL CHECK (status IN ('PREPARED', 'DISPATCHED', 'DELIVERED', 'CANCELLED')),
    carrier         text,
    tracking_number text,
    received_by     text,
    prepared_at     timestamptz NOT NULL,
    dispatched_at   timestamptz,
    delivered_at    timestamptz,
    cancelled_at    timestamptz,
    version         bigint NOT NULL
);

CREATE INDEX shipment_status ON shipment (status, shipment_id);
