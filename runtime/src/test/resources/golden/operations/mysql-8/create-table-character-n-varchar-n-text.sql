CREATE TABLE t (
  a CHAR(3) NOT NULL DEFAULT 'abc',
  b VARCHAR(50) NOT NULL DEFAULT 'it''s a \\ "text"
of two lines',
  c VARCHAR(50) DEFAULT 'now()',
  d VARCHAR(9) NOT NULL DEFAULT '€	',
  e LONGTEXT
);

-- undone by
DROP TABLE t;
