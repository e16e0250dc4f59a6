ALTER TABLE t MODIFY COLUMN a INT NOT NULL;

-- in the catalogue
--   - table `t` `a` int(11) DEFAULT NULL
--   + table `t` `a` int(11) NOT NULL

-- undone by
ALTER TABLE t MODIFY COLUMN a INT;
