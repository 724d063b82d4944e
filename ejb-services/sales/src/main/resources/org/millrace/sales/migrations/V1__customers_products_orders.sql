CREATE TABLE customer (
    customer_id         text PRIMARY KEY,
    version             bigint NOT NULL,
    name                text NOT NULL,
    email               text,
    address_street      text NOT NULL,
    address_city        text NOT NULL,
    address_region      text,
    address_postal_code text,
    address_country     text NOT NULL
);

CREATE TABLE product (
    sku            text PRIMARY KEY,
    version        bigint NOT NULL,
    name           text NOT NULL,
    price_amount   numeric(14, 2) NOT NULL,
    price_currency text NOT NULL,
    status         text NOT NULL CHECK (status IN ('LISTED', 'DISCONTINUED'))
);

-- What Fulfilment said last about a product's stock. It may have said so before Sales reads its own product.
CREATE TABLE availability (
    sku           text PRIMARY KEY,
    available     bigint NOT NULL,
    level_version bigint NOT NULL,
    as_of         timestamptz NOT NULL
);

CREATE TABLE customer_order (
    order_id            text PRIMARY KEY,
    version             bigint NOT NULL,
    customer_id         text NOT NULL REFERENCES customer,
    status              text NOT NULL,
    ship_to_name        text NOT NULL,
    ship_to_street      text NOT NULL,
    ship_to_city        text NOT NULL,
    ship_to_region      text,
    ship_to_postal_code text,
    ship_to_country     text NOT NULL,
    total_amount        numeric(24, 2) NOT NULL,
    total_currency      text NOT NULL,
    placed_at           timestamptz NOT NULL
);

-- Pages of orders go from the newest to the oldest.
CREATE INDEX customer_order_newest ON customer_order (placed_at, order_id);
CREATE INDEX customer_order_of_customer ON customer_order (customer_id, placed_at, order_id);
CREATE INDEX customer_order_in_status ON customer_order (status, placed_at, order_id);

CREATE TABLE order_line (
    order_id            text NOT NULL REFERENCES customer_order,
    position            int NOT NULL,
    sku                 text NOT NULL,
    quantity            int NOT NULL,
    unit_price_amount   numeric(14, 2) NOT NULL,
    unit_price_currency text NOT NULL,
    discount            numeric NOT NULL,
    PRIMARY KEY (order_id, position)
);
