CREATE TABLE t (
  a timestamptz DEFAULT TIMESTAMPTZ '2026-01-02 02:04:05+00' NOT NULL
);

-- in the catalogue
--   + column t a timestamp with time zone not null default '2026-01-02 02:04:05+00'::timestamp with time zone
--   + relation r t p

-- undone by
DROP TABLE t;
