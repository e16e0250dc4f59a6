CREATE TABLE t (
  a smallint DEFAULT -1 NOT NULL,
  b integer DEFAULT 2147483647 NOT NULL,
  c bigint DEFAULT -9223372036854775808 NOT NULL
);

-- in the catalogue
--   + column t a smallint not null default '-1'::integer
--   + column t b integer not null default 2147483647
--   + column t c bigint not null default '-9223372036854775808'::bigint
--   + relation r t p

-- undone by
DROP TABLE t;
