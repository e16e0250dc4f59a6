ALTER TABLE t RENAME COLUMN mood TO temper;

-- in the catalogue
--   - column t mood mood not null default 'good'::mood
--   + column t temper mood not null default 'good'::mood

-- undone by
ALTER TABLE t RENAME COLUMN temper TO mood;
