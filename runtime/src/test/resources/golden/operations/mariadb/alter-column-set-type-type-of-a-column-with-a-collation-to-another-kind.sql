ALTER TABLE t MODIFY COLUMN a INT NOT NULL;

-- in the catalogue
--   + table `t` `a` int(11) NOT NULL
--   - table `t` `a` varchar(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL

-- undone by
ALTER TABLE t MODIFY COLUMN a VARCHAR(9) COLLATE utf8mb4_bin NOT NULL;
