CREATE TABLE t (
  a mood[] DEFAULT '{"good"}' NOT NULL
);

-- in the catalogue
--   + column t a mood[] not null default '{good}'::mood[]
--   + relation r t p

-- undone by
DROP TABLE t;
