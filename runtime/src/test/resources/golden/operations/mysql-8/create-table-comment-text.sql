CREATE TABLE t (
  a INT NOT NULL
) COMMENT='a {table} -- of ''two''';

-- undone by
DROP TABLE t;
