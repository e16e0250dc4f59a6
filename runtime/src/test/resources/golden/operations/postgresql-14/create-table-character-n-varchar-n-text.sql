CREATE TABLE t (
  a char(3) DEFAULT 'abc' NOT NULL,
  b varchar(50) DEFAULT E'it''s a \\ "text"
of two lines' NOT NULL,
  c varchar(50) DEFAULT 'now()',
  d varchar(9) DEFAULT E'\u0001€	' NOT NULL,
  e text
);

-- in the catalogue
--   + column t a character(3) not null default 'abc'::bpchar
--   + column t b character varying(50) not null default 'it''s a \ "text" of two lines'::character varying
--   + column t c character varying(50) default 'now()'::character varying
--   + column t d character varying(9) not null default '€ '::character varying
--   + column t e text
--   + relation r t p

-- undone by
DROP TABLE t;
