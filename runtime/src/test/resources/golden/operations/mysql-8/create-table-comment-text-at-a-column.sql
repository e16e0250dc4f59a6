CREATE TABLE t (
  a INT NOT NULL COMMENT 'it''s "a" \\ ?',
  b INT NOT NULL COMMENT 'two
lines'
);

-- undone by
DROP TABLE t;
