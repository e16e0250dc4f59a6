CREATE TABLE t (
  a UUID NOT NULL DEFAULT '00000000-0000-0000-0000-00000000002a'
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` `a` uuid NOT NULL DEFAULT '00000000-0000-0000-0000-00000000002a'

-- undone by
DROP TABLE t;
