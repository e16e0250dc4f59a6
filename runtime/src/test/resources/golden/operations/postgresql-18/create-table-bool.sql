CREATE TABLE t (
  a boolean DEFAULT TRUE NOT NULL,
  b boolean DEFAULT FALSE
);

-- in the catalogue
--   + column t a boolean not null default true
--   + column t b boolean default false
--   + relation r t p

-- undone by
DROP TABLE t;
