CREATE TABLE workspaces (
    name text COLLATE "C" PRIMARY KEY,
    first_seen_at timestamptz NOT NULL DEFAULT now()
);

INSERT INTO workspaces (name) VALUES ('default');

-- The id is the key of the run's record: workspace/dataset/run, percent-encoded.
CREATE TABLE replay_runs (
    id text COLLATE "C" PRIMARY KEY,
    workspace text COLLATE "C" NOT NULL REFERENCES workspaces (name),
    dataset text COLLATE "C" NOT NULL,
    run text COLLATE "C" NOT NULL,
    files jsonb NOT NULL,
    started_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    rows_read bigint NOT NULL,
    rows_sent bigint NOT NULL,
    rows_skipped bigint NOT NULL,
    rows_rejected jsonb NOT NULL,
    rows_flagged jsonb NOT NULL,
    complete boolean NOT NULL
);

CREATE INDEX replay_runs_newest_first ON replay_runs (workspace, started_at DESC, id DESC);

-- Written in the same transactions as the rows, so that no record is taken up twice or left out.
CREATE TABLE consumed_offsets (
    topic text NOT NULL,
    partition integer NOT NULL,
    next_offset bigint NOT NULL,
    PRIMARY KEY (topic, partition)
);
