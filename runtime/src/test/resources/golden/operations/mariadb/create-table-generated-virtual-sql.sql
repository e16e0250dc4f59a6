CREATE TABLE t (
  width INT NOT NULL,
  twice INT GENERATED ALWAYS AS (2 * width) VIRTUAL
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` `twice` int(11) GENERATED ALWAYS AS (2 * `width`) VIRTUAL
--   + table `t` `width` int(11) NOT NULL

-- undone by
DROP TABLE t;
