ALTER TABLE booking DROP CONSTRAINT once;

-- in the catalogue
--   - constraint booking once EXCLUDE USING gist (during WITH &&)
--   - index CREATE INDEX once ON booking USING gist (during)

-- undone by
ALTER TABLE booking ADD CONSTRAINT once EXCLUDE USING gist (during WITH &&);
