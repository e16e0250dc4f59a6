ALTER TABLE t ADD PRIMARY KEY (a, b);

-- in the catalogue
--   + table `t` PRIMARY KEY (`a`,`b`)
--   - table `t` `a` int(11) DEFAULT NULL
--   + table `t` `a` int(11) NOT NULL

-- undone by
ALTER TABLE t DROP PRIMARY KEY;
ALTER TABLE t MODIFY COLUMN a INT;
