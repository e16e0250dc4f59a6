CREATE TABLE t (
  a VARCHAR(10) COLLATE utf8mb4_bin NOT NULL
);

-- undone by
DROP TABLE t;
