-- The secret of a key is shown once and kept nowhere: only its SHA-256 is here.
CREATE TABLE api_keys (
    id text COLLATE "C" PRIMARY KEY,
    name text NOT NULL,
    secret_hash text NOT NULL,
    scope text NOT NULL CHECK (scope IN ('read', 'write', 'admin')),
    -- NULL where the key is bound to no workspace, and so opens all.
    workspaces jsonb,
    created_at timestamptz NOT NULL,
    expires_at timestamptz,
    revoked_at timestamptz
);

-- Sessions of browsers: each was opened by a key and ends with it.
CREATE TABLE api_sessions (
    id text COLLATE "C" PRIMARY KEY,
    secret_hash text NOT NULL,
    key_id text COLLATE "C" NOT NULL REFERENCES api_keys (id) ON DELETE CASCADE,
    expires_at timestamptz NOT NULL
);

CREATE INDEX api_sessions_by_expiry ON api_sessions (expires_at);

CREATE TABLE audit_log (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    workspace text COLLATE "C",
    detail text NOT NULL
);
