CREATE TABLE t (
  a date DEFAULT DATE '2026-01-02' NOT NULL,
  b time DEFAULT TIME '03:04:05.000006000' NOT NULL,
  c timestamp DEFAULT TIMESTAMP '2026-01-02 03:04:00' NOT NULL
);

-- in the catalogue
--   + column t a date not null default '2026-01-02'::date
--   + column t b time without time zone not null default '03:04:05.000006'::time without time zone
--   + column t c timestamp without time zone not null default '2026-01-02 03:04:00'::timestamp without time zone
--   + relation r t p

-- undone by
DROP TABLE t;
