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

-- Customers by two products of their basket, each pair both ways; with the product alone under no other one, and whoever has a
-- basket under none at all.
CREATE VIEW co_purchase AS
SELECT workspace, one.product_id, other.product_id AS other_id, count(*) AS customers
FROM bought_product AS one JOIN bought_product AS other USING (workspace, customer_id)
WHERE one.product_id <> other.product_id AND one.in_basket AND other.in_basket
GROUP BY workspace, one.product_id, other.product_id
UNION ALL
SELECT workspace, '' AS product_id, product_id AS other_id, count(*) AS customers
FROM bought_product
WHERE in_basket
GROUP BY workspace, product_id
UNION ALL
SELECT workspace, '' AS product_id, '' AS other_id, count(DISTINCT customer_id) AS customers
FROM bought_product
GROUP BY workspace;

-- x ln x in billionths. The logarithm is rounded at nine decimals, so that this is a whole number, and the same wherever it
-- is computed.
CREATE MACRO x_ln_x(x) AS CASE WHEN x > 0 THEN x::HUGEINT * round(ln(x) * 1e9)::HUGEINT ELSE 0::HUGEINT END;

-- How much two products belong together that k customers have both, a one and b the other, of n customers with a basket: the
-- logarithm of the likelihood ratio, and the cosine; in billionths.
CREATE MACRO llr(k, a, b, n) AS greatest(0, 2 * (
    x_ln_x(k) + x_ln_x(a - k) + x_ln_x(b - k) + x_ln_x(n - a - b + k) + x_ln_x(n)
    - x_ln_x(a) - x_ln_x(n - a) - x_ln_x(b) - x_ln_x(n - b)));
CREATE MACRO cosine(k, a, b) AS round(k / sqrt(a * b) * 1e9)::HUGEINT;

-- What is recommended to some customers of a workspace: what they never bought, but others have with a product of their basket.
-- Its score is its similarity to each product of the basket, added up; the product that adds most is the reason, of equal ones
-- the one with the smallest id.
CREATE MACRO recommendations(of_workspace, of_customers) AS TABLE
WITH bought AS MATERIALIZED (
    SELECT customer_id, product_id, in_basket FROM bought_product WHERE workspace = of_workspace
), own AS MATERIALIZED (
    SELECT customer_id, product_id, in_basket FROM bought WHERE list_contains(of_customers, customer_id)
), size AS (
    SELECT product_id, count(*) AS customers FROM bought WHERE in_basket GROUP BY product_id
), pair AS (
    SELECT one.product_id, other.product_id AS other_id, count(*) AS k
    FROM bought AS one JOIN bought AS other USING (customer_id)
    WHERE one.product_id <> other.product_id AND one.in_basket AND other.in_basket
        AND one.product_id IN (SELECT product_id FROM own WHERE in_basket)
    GROUP BY one.product_id, other.product_id
), similar_pair AS (
    SELECT
        pair.product_id,
        pair.other_id,
        llr(k, one.customers, other.customers, (SELECT count(DISTINCT customer_id) FROM bought)) AS llr,
        cosine(k, one.customers, other.customers) AS cosine
    FROM pair JOIN size AS one ON one.product_id = pair.product_id JOIN size AS other ON other.product_id = pair.other_id
)
SELECT
    own.customer_id,
    other_id AS product_id,
    sum(llr)::HUGEINT AS llr,
    first(own.product_id ORDER BY llr DESC, own.product_id) AS llr_because,
    sum(cosine)::HUGEINT AS cosine,
    first(own.product_id ORDER BY cosine DESC, own.product_id) AS cosine_because
FROM own JOIN similar_pair USING (product_id)
WHERE in_basket AND NOT EXISTS (
    FROM own AS already WHERE already.customer_id = own.customer_id AND already.product_id = other_id
)
GROUP BY own.customer_id, other_id;
