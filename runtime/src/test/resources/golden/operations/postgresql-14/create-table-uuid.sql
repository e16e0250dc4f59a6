CREATE TABLE t (
  a uuid DEFAULT '00000000-0000-0000-0000-00000000002a' NOT NULL
);

-- in the catalogue
--   + column t a uuid not null default '00000000-0000-0000-0000-00000000002a'::uuid
--   + relation r t p

-- undone by
DROP TABLE t;
