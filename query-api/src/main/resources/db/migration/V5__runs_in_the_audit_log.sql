-- The replay or erasure that a line is about; NULL for what was done otherwise. Each has one line, however often its record is read.
ALTER TABLE audit_log ADD COLUMN run text COLLATE "C" UNIQUE;
