-- Ids are SHA-256 hashes of the keys of records, which may be longer than an index takes.

-- The sessions of attributed journeys with their shares: over a journey ihc, initializer and closer each sum to 1.
CREATE TABLE attribution_customer_journey (
    id text COLLATE "C" PRIMARY KEY,
    workspace text COLLATE "C" NOT NULL,
    conv_id text COLLATE "C" NOT NULL,
    user_id text COLLATE "C" NOT NULL,
    session_id text COLLATE "C" NOT NULL,
    started_at timestamptz NOT NULL,
    channel_name text COLLATE "C" NOT NULL,
    initializer numeric(38, 4) NOT NULL,
    holder numeric(38, 4) NOT NULL,
    closer numeric(38, 4) NOT NULL,
    ihc numeric(38, 4) NOT NULL
);

CREATE INDEX attribution_customer_journey_by_conversion ON attribution_customer_journey USING hash (conv_id);
CREATE INDEX attribution_customer_journey_by_session ON attribution_customer_journey USING hash (session_id);

-- What channels cost by day, and what each model credits them with.
CREATE TABLE channel_reporting_by_model (
    id text COLLATE "C" PRIMARY KEY,
    workspace text COLLATE "C" NOT NULL,
    model text COLLATE "C" NOT NULL,
    date date NOT NULL,
    channel_name text COLLATE "C" NOT NULL,
    sessions bigint NOT NULL,
    cost numeric(38, 6) NOT NULL,
    ihc numeric(38, 6) NOT NULL,
    ihc_revenue numeric(38, 12) NOT NULL,
    cpo numeric(38, 12),
    roas numeric(38, 12)
);

CREATE INDEX channel_reporting_by_model_by_date ON channel_reporting_by_model (date);

CREATE VIEW channel_reporting AS
SELECT workspace, channel_name, date, cost, ihc, ihc_revenue
FROM channel_reporting_by_model
WHERE model = 'ihc';
