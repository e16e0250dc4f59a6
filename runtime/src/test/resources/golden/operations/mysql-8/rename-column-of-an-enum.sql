ALTER TABLE t RENAME COLUMN mood TO temper;

-- undone by
ALTER TABLE t RENAME COLUMN temper TO mood;
