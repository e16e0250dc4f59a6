CREATE TABLE t (
  a mood DEFAULT 'it''s bad' NOT NULL,
  b mood
);

-- in the catalogue
--   + column t a mood not null default 'it''s bad'::mood
--   + column t b mood
--   + relation r t p

-- undone by
DROP TABLE t;
