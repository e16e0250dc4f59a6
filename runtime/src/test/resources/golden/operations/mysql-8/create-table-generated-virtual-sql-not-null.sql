CREATE TABLE t (
  width INT NOT NULL,
  twice INT GENERATED ALWAYS AS (2 * width) VIRTUAL NOT NULL
);

-- undone by
DROP TABLE t;
