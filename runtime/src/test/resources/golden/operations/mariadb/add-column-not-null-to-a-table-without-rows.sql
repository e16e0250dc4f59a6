ALTER TABLE t ADD COLUMN b VARCHAR(9) NOT NULL;

-- in the catalogue
--   + table `t` `b` varchar(9) NOT NULL

-- undone by
ALTER TABLE t DROP COLUMN b;
