CREATE TABLE c (
  a bigint DEFAULT 0 NOT NULL,
  CONSTRAINT fk_c_a FOREIGN KEY (a) REFERENCES p (id) ON DELETE SET DEFAULT
);

-- in the catalogue
--   + column c a bigint not null default 0
--   + constraint c fk_c_a FOREIGN KEY (a) REFERENCES p(id) ON DELETE SET DEFAULT
--   + relation r c p

-- undone by
DROP TABLE c;
