-- What the figures of commerce share. Days are those of UTC.

-- Orders, whether each counts, and its status as the source wrote it. A cancelled order counts nowhere but in what was
-- cancelled; any other status counts, also one that nobody knows.
CREATE VIEW shop_order AS
SELECT
    workspace,
    user_id AS customer_id,
    id AS order_id,
    ordered_at,
    ordered_at::DATE AS date,
    revenue,
    coalesce(status, '') AS status,
    CASE WHEN lower(coalesce(status, '')) IN ('cancelled', 'canceled') THEN 'cancelled' ELSE 'counted' END AS state,
    lines
FROM orders;

-- The lines of all orders. Their revenue is quantity times unit price. Empty text stands for what is not known.
CREATE VIEW order_line AS
SELECT
    workspace,
    customer_id,
    order_id,
    ordered_at,
    date,
    status,
    state,
    line.product AS product_id,
    coalesce(line.product_name, '') AS product,
    coalesce(line.category, '') AS category,
    line.quantity AS units,
    line.quantity * line.unit_price AS revenue
FROM (SELECT *, unnest(lines) AS line FROM shop_order);

-- Customers with an order that counts: how many, what they paid, the first and the last one.
CREATE VIEW ordering_customer AS
SELECT
    workspace,
    customer_id,
    count(*) AS orders,
    sum(revenue) AS revenue,
    min(ordered_at) AS first_ordered_at,
    max(ordered_at) AS last_ordered_at
FROM shop_order
WHERE state = 'counted'
GROUP BY workspace, customer_id;

-- Customers who are registered. Of several registrations the earliest counts, and the smallest country.
CREATE VIEW registered_customer AS
SELECT
    workspace,
    user_id AS customer_id,
    min(registered_at) AS registered_at,
    coalesce(min(nullif(country, '')), '') AS country
FROM customer
GROUP BY workspace, user_id;

-- All customers: those who are registered, and those who ordered without. One is a customer since its registration or its
-- first order, whichever is earlier; since ever where neither is known.
CREATE VIEW shop_customer AS
SELECT
    workspace,
    customer_id,
    registered_at,
    coalesce(country, '') AS country,
    coalesce(orders, 0) AS orders,
    coalesce(revenue, 0) AS revenue,
    first_ordered_at,
    last_ordered_at,
    coalesce(least(registered_at, first_ordered_at)::DATE, DATE '0001-01-01') AS since
FROM registered_customer FULL JOIN ordering_customer USING (workspace, customer_id);

-- What an order that counts has of a product, under each name and category. The order counts for the product once: under
-- the first of its categories, and there under the first name.
CREATE VIEW product_order AS
SELECT
    workspace,
    customer_id,
    order_id,
    date,
    product_id,
    category,
    product,
    sum(units) AS units,
    sum(revenue) AS revenue,
    CASE WHEN row_number() OVER (
        PARTITION BY workspace, customer_id, order_id, product_id ORDER BY category, product
    ) = 1 THEN 1 ELSE 0 END AS orders
FROM order_line
WHERE state = 'counted'
GROUP BY workspace, customer_id, order_id, date, product_id, category, product;

-- What each customer ever bought, the newest first; of equally new products the smallest id. The newest 200 are its basket:
-- so a customer who buys all there is does not outweigh the others in what is bought together, and costs no more.
CREATE VIEW bought_product AS
SELECT
    workspace,
    customer_id,
    product_id,
    row_number() OVER (PARTITION BY workspace, customer_id ORDER BY max(ordered_at) DESC, product_id) <= 200 AS in_basket
FROM order_line
WHERE state = 'counted'
GROUP BY workspace, customer_id, product_id;
