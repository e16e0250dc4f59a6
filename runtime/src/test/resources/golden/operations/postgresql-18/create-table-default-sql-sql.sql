CREATE TABLE t (
  at timestamp DEFAULT current_timestamp NOT NULL,
  half double precision DEFAULT 0.25 + 0.25 NOT NULL
);

-- in the catalogue
--   + column t at timestamp without time zone not null default CURRENT_TIMESTAMP
--   + column t half double precision not null default (0.25 + 0.25)
--   + relation r t p

-- undone by
DROP TABLE t;
