CREATE TABLE t (
  a ENUM('good', 'it''s bad') NOT NULL DEFAULT 'it''s bad',
  b ENUM('good', 'it''s bad')
);

-- in the catalogue
--   + table `t`
--   + table `t` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `t` `a` enum('good','it''s bad') NOT NULL DEFAULT 'it''s bad'
--   + table `t` `b` enum('good','it''s bad') DEFAULT NULL

-- undone by
DROP TABLE t;
