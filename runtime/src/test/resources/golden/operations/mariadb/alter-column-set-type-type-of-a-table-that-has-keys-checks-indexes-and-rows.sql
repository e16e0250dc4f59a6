ALTER TABLE t MODIFY COLUMN b VARCHAR(20);

-- in the catalogue
--   + table `t` `b` varchar(20) DEFAULT NULL
--   - table `t` `b` varchar(9) DEFAULT NULL

-- undone by
ALTER TABLE t MODIFY COLUMN b VARCHAR(9);
