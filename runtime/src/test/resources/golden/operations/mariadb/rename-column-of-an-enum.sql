ALTER TABLE t RENAME COLUMN mood TO temper;

-- in the catalogue
--   - table `t` `mood` enum('good','bad') NOT NULL DEFAULT 'good'
--   + table `t` `temper` enum('good','bad') NOT NULL DEFAULT 'good'

-- undone by
ALTER TABLE t RENAME COLUMN temper TO mood;
