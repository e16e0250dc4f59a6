CREATE TABLE t (
  a CHAR(3) NOT NULL DEFAULT 'abc',
  b VARCHAR(50) NOT NULL DEFAULT 'it''s a \\ "text"
of two lines',
  c VARCHAR(50) DEFAULT 'now()',
  d VARCHAR(9) NOT NULL DEFAULT '€	',
  e LONGTEXT
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` `a` char(3) NOT NULL DEFAULT 'abc'
--   + table `t` `b` varchar(50) NOT NULL DEFAULT 'it''s a \\ "text"\nof two lines'
--   + table `t` `c` varchar(50) DEFAULT 'now()'
--   + table `t` `d` varchar(9) NOT NULL DEFAULT '€ '
--   + table `t` `e` longtext DEFAULT NULL

-- undone by
DROP TABLE t;
