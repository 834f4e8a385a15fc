-- What the figures of attribution share. A conversion is an order that is not cancelled, and its journey is the sessions
-- of its user before it; a user of one workspace never meets those of another.

-- Whether a session at the very moment of the conversion belongs to the journey, and how many times 24 hours before the
-- conversion a session may lie at most; null for any time.
SET VARIABLE inclusive = false;
SET VARIABLE lookback_days = NULL::BIGINT;

-- Two tables are given, not computed. ihc_share holds what IHC divided: of each conversion (workspace, user_id, conv_id)
-- and session_id the initializer, holder, closer and ihc, at four decimals. ihc_refusal holds the conversions whose
-- journeys the service refused.

CREATE VIEW conversion AS
SELECT workspace, user_id, id AS conv_id, ordered_at AS converted_at, ordered_at::DATE AS date, revenue
FROM orders
WHERE lower(coalesce(status, '')) NOT IN ('cancelled', 'canceled');

-- Sessions of journeys, numbered from the oldest; at the same moment the smaller id is the older one. Of a journey that
-- is longer than 10,000 sessions, the newest are taken.
CREATE VIEW journey AS
SELECT *, row_number() OVER (of_journey ORDER BY started_at, session_id) AS place, count(*) OVER of_journey AS sessions
FROM (
    SELECT
        workspace,
        user_id,
        conv_id,
        converted_at,
        conversion.date,
        revenue,
        session.id AS session_id,
        started_at,
        channel,
        holder_engagement,
        closer_engagement,
        impression
    FROM conversion JOIN session USING (workspace, user_id)
    WHERE (started_at < converted_at OR (getvariable('inclusive') AND started_at = converted_at))
        AND (getvariable('lookback_days') IS NULL
            OR epoch_ms(converted_at) - epoch_ms(started_at) <= getvariable('lookback_days') * 86400000)
    QUALIFY row_number()
        OVER (PARTITION BY workspace, user_id, conv_id ORDER BY started_at DESC, session_id DESC) <= 10000
)
WINDOW of_journey AS (PARTITION BY workspace, user_id, conv_id);

-- Journeys with their shares. Shares count where each session has its own, where initializer, closer and ihc each sum to
-- exactly 1, and holder to 1 or to 0; else they are null.
CREATE VIEW attributed_journey AS
SELECT
    * EXCLUDE (initializer, holder, closer, ihc, divided),
    CASE WHEN divided THEN initializer END AS initializer,
    CASE WHEN divided THEN holder END AS holder,
    CASE WHEN divided THEN closer END AS closer,
    CASE WHEN divided THEN ihc END AS ihc
FROM (
    SELECT
        journey.*,
        initializer,
        holder,
        closer,
        ihc,
        count(ihc) OVER of_shares = sessions
            AND sum(initializer) OVER of_shares = 1
            AND sum(holder) OVER of_shares IN (0, 1)
            AND sum(closer) OVER of_shares = 1
            AND sum(ihc) OVER of_shares = 1 AS divided
    FROM journey LEFT JOIN ihc_share USING (workspace, user_id, conv_id, session_id)
    WINDOW of_shares AS (PARTITION BY workspace, user_id, conv_id)
);

-- Conversions, what their journeys are like and what became of them.
CREATE VIEW conversion_state AS
SELECT
    conversion.*,
    coalesce(sessions, 0) AS sessions,
    epoch_ms(converted_at) - epoch_ms(first_session_at) AS duration,
    CASE
        WHEN sessions IS NULL THEN 'unattributed'
        WHEN attributed THEN 'attributed'
        WHEN refusal.conv_id IS NOT NULL THEN 'refused'
        ELSE 'pending'
    END AS state
FROM conversion
LEFT JOIN (
    SELECT
        workspace,
        user_id,
        conv_id,
        count(*) AS sessions,
        min(started_at) AS first_session_at,
        bool_and(ihc IS NOT NULL) AS attributed
    FROM attributed_journey
    GROUP BY workspace, user_id, conv_id
) USING (workspace, user_id, conv_id)
LEFT JOIN ihc_refusal AS refusal USING (workspace, user_id, conv_id);

-- Time decay: a session weighs half as much for every seven days by which it starts before the last one. Its share of all
-- weights, added up from the oldest, is taken at twelve decimals, in trillionths.
CREATE VIEW time_decay AS
WITH weighted AS MATERIALIZED (
    SELECT *, pow(2, (epoch_ms(started_at) - max(epoch_ms(started_at)) OVER of_decay) / 604800000::DOUBLE) AS weight
    FROM journey
    WINDOW of_decay AS (PARTITION BY workspace, user_id, conv_id)
)
SELECT weighted.*, round(weight / total * 1e12)::BIGINT AS trillionths
FROM weighted
JOIN (
    SELECT
        workspace,
        user_id,
        conv_id,
        list_reduce(list(weight ORDER BY place), lambda added, next: added + next) AS total
    FROM weighted
    GROUP BY workspace, user_id, conv_id
) USING (workspace, user_id, conv_id);

-- What the rules give to the sessions of a journey, in millionths which sum to 1,000,000. What cannot be divided evenly
-- goes to the older sessions; with time decay to the greatest remainders first.
CREATE VIEW rule_credit AS
SELECT
    workspace,
    date,
    started_at,
    channel,
    revenue,
    CASE WHEN place = 1 THEN 1000000 ELSE 0 END AS first,
    CASE WHEN place = sessions THEN 1000000 ELSE 0 END AS last,
    CASE WHEN place = coalesce(
            max(place) FILTER (WHERE channel NOT IN ('Direct', 'Direct Traffic')) OVER of_credit,
            sessions
        ) THEN 1000000 ELSE 0 END AS last_non_direct,
    1000000 // sessions + (place <= 1000000 % sessions)::BIGINT AS linear,
    CASE
        WHEN sessions = 1 THEN 1000000
        WHEN sessions = 2 THEN 500000
        WHEN place IN (1, sessions) THEN 400000
        ELSE 200000 // (sessions - 2) + (place - 1 <= 200000 % (sessions - 2))::BIGINT
    END AS position,
    trillionths // 1000000 + (row_number() OVER (of_credit ORDER BY trillionths % 1000000 DESC, place)
        <= 1000000 - sum(trillionths // 1000000) OVER of_credit)::BIGINT AS time_decay
FROM time_decay
WINDOW of_credit AS (PARTITION BY workspace, user_id, conv_id);

-- The credits of all models, a row for each session of a journey and model, in decimals that hold any revenue times them.
CREATE VIEW credit AS
SELECT workspace, started_at, channel, revenue, 'ihc' AS model, ihc::DECIMAL(20, 6) AS credit
FROM attributed_journey
WHERE ihc IS NOT NULL
UNION ALL
SELECT workspace, started_at, channel, revenue, model, (units * 0.000001)::DECIMAL(20, 6) AS credit
FROM (UNPIVOT rule_credit ON first, last, last_non_direct, linear, position, time_decay INTO NAME model VALUE units);

-- What paths are made of: the journeys, dated by their conversions, and the paths of users who never converted, which are
-- all of their sessions, dated by the first.
CREATE VIEW path AS
SELECT workspace, user_id, conv_id, date, place, channel, true AS converting
FROM journey
UNION ALL
SELECT
    workspace,
    user_id,
    NULL AS conv_id,
    min(started_at) OVER (PARTITION BY workspace, user_id)::DATE AS date,
    row_number() OVER (PARTITION BY workspace, user_id ORDER BY started_at, id) AS place,
    channel,
    false AS converting
FROM session ANTI JOIN conversion USING (workspace, user_id);
