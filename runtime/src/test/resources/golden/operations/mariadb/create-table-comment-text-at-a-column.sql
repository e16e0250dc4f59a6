CREATE TABLE t (
  a INT NOT NULL COMMENT 'it''s "a" \\ ?',
  b INT NOT NULL COMMENT 'two
lines'
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` `a` int(11) NOT NULL COMMENT 'it''s "a" \\ ?'
--   + table `t` `b` int(11) NOT NULL COMMENT 'two\nlines'

-- undone by
DROP TABLE t;
