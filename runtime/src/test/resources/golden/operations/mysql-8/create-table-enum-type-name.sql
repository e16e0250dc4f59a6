CREATE TABLE t (
  a ENUM('good', 'it''s bad') NOT NULL DEFAULT 'it''s bad',
  b ENUM('good', 'it''s bad')
);

-- undone by
DROP TABLE t;
