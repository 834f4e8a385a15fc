-- What runs of verify found; without a workspace, all of them were looked at.
CREATE TABLE verifications (
    id text COLLATE "C" PRIMARY KEY,
    workspace text COLLATE "C",
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    views bigint NOT NULL,
    facts bigint NOT NULL,
    cells bigint NOT NULL,
    differing bigint NOT NULL
);

CREATE INDEX verifications_newest_first ON verifications (finished_at DESC, id DESC);
