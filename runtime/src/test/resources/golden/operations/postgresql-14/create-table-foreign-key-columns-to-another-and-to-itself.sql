CREATE TABLE c (
  x integer NOT NULL,
  y integer NOT NULL,
  CONSTRAINT uq_c_y UNIQUE (y),
  CONSTRAINT fk_c_x_y FOREIGN KEY (x, y) REFERENCES p (a, b) ON DELETE CASCADE,
  CONSTRAINT self FOREIGN KEY (x) REFERENCES c (y)
);

-- in the catalogue
--   + column c x integer not null
--   + column c y integer not null
--   + constraint c fk_c_x_y FOREIGN KEY (x, y) REFERENCES p(a, b) ON DELETE CASCADE
--   + constraint c self FOREIGN KEY (x) REFERENCES c(y)
--   + constraint c uq_c_y UNIQUE (y)
--   + index CREATE UNIQUE INDEX uq_c_y ON c USING btree (y)
--   + relation r c p

-- undone by
DROP TABLE c;
