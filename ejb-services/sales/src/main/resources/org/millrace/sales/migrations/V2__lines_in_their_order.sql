-- An order's lines are written once and read whole: they are one document in its row, shaped as on the API.
ALTER TABLE customer_order ADD COLUMN lines jsonb;

UPDATE customer_order SET lines = (
    SELECT jsonb_agg(
        jsonb_build_object(
            'sku', sku,
            'quantity', quantity,
            'unitPrice', jsonb_build_object('amount', unit_price_amount::text, 'currency', unit_price_currency),
            'discount', discount)
        ORDER BY position)
    FROM order_line WHERE order_line.order_id = customer_order.order_id);

ALTER TABLE customer_order ALTER COLUMN lines SET NOT NULL;

DROP TABLE order_line;
