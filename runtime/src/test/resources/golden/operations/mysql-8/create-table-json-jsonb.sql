CREATE TABLE t (
  a JSON NOT NULL DEFAULT ('{"a": [1, null]}'),
  b JSON
);

-- undone by
DROP TABLE t;
