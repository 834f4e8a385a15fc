-- What the figures of growth share. Days, weeks and months are those of UTC; a period is named by its first day, a week
-- starts on Monday. A user, an order or a cost belongs to one workspace and never meets another's.

-- Every figure is kept for these periods.
CREATE VIEW granularities AS
SELECT unnest(['day', 'week', 'month']) AS granularity;

-- The first day of the period that a day lies in.
CREATE MACRO period_of(granularity, day) AS date_trunc(granularity, day)::DATE;

-- How many periods the second of two first days comes after the first.
CREATE MACRO periods_between(granularity, earlier, later) AS date_diff(granularity, earlier, later);

-- Whole 24-hour periods, rounded down, also below zero.
CREATE MACRO whole_days(milliseconds) AS
    (milliseconds - (milliseconds % 86400000 + 86400000) % 86400000) // 86400000;

-- Empty text stands for a device or source that nobody knows.
CREATE MACRO known(name) AS nullif(name, '');

-- Visits. One that ends before it starts, or whose end is not known, is a visit without a length.
CREATE VIEW visit AS
SELECT
    workspace,
    user_id,
    started_at,
    started_at::DATE AS date,
    coalesce(device, '') AS device,
    channel AS source,
    CASE WHEN ended_at >= started_at THEN (epoch_ms(ended_at) - epoch_ms(started_at)) // 1000 END AS seconds
FROM session;

-- Users by their earliest visit, which says where they came from and on which device. Where several visits start at
-- the same moment, the smallest name counts: of the devices, and of the sources.
CREATE VIEW first_touch AS
SELECT workspace, user_id, started_at, date, min(device) AS device, min(source) AS source
FROM (FROM visit QUALIFY started_at = min(started_at) OVER (PARTITION BY workspace, user_id))
GROUP BY workspace, user_id, started_at, date;

-- Orders that count, with the user's first order and first touch. A cancelled order does not count anywhere. A user
-- who ordered without a visit has no first visit, and neither device nor source.
CREATE VIEW purchase AS
SELECT
    workspace,
    user_id,
    ordered_at,
    ordered_at::DATE AS date,
    revenue,
    min(ordered_at) OVER (PARTITION BY workspace, user_id) AS first_ordered_at,
    first_touch.started_at AS first_visit_at,
    coalesce(device, '') AS device,
    coalesce(source, '') AS source
FROM orders LEFT JOIN first_touch USING (workspace, user_id)
WHERE lower(coalesce(status, '')) NOT IN ('cancelled', 'canceled');

-- What a source cost in a period, the buyers it had brought first whose first order is in that period, and all the
-- revenue that these have brought since. Costs that cancel out leave no row where there are no buyers.
CREATE VIEW acquisition AS
SELECT
    workspace,
    granularity,
    period_of(granularity, date) AS cohort,
    known(source) AS source,
    sum(cost) AS cost,
    sum(buyers) AS buyers,
    sum(revenue) AS revenue
FROM (
    SELECT workspace, date, channel AS source, cost, 0 AS buyers, 0 AS revenue
    FROM ad_cost
    UNION ALL
    SELECT workspace, first_ordered_at::DATE AS date, source, 0 AS cost, 1 AS buyers, sum(revenue) AS revenue
    FROM purchase
    GROUP BY workspace, user_id, first_ordered_at, source
) CROSS JOIN granularities
GROUP BY ALL
HAVING sum(cost) <> 0 OR sum(buyers) <> 0 OR sum(revenue) <> 0;
