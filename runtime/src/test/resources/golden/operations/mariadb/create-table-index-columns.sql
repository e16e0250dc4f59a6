CREATE TABLE t (
  a INT NOT NULL,
  b INT NOT NULL,
  INDEX ix_t_a_b (a, b),
  INDEX b_first (b DESC, a),
  UNIQUE INDEX uq_t_b (b)
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` KEY `b_first` (`b` DESC,`a`)
--   + table `t` KEY `ix_t_a_b` (`a`,`b`)
--   + table `t` UNIQUE KEY `uq_t_b` (`b`)
--   + table `t` `a` int(11) NOT NULL
--   + table `t` `b` int(11) NOT NULL

-- undone by
DROP TABLE t;
