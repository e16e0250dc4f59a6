CREATE TABLE t (
  a JSON NOT NULL DEFAULT '{"a": [1, null]}',
  b JSON
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` `a` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '{"a": [1, null]}' CHECK (json_valid(`a`))
--   + table `t` `b` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`b`))

-- undone by
DROP TABLE t;
