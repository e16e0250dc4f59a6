CREATE TABLE t (
  width INT NOT NULL,
  twice INT GENERATED ALWAYS AS (2 * width) VIRTUAL
);

-- undone by
DROP TABLE t;
