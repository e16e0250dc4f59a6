CREATE TABLE c (
  a bigint NOT NULL,
  b bigint NOT NULL,
  c bigint NOT NULL,
  d bigint,
  e bigint,
  CONSTRAINT fk_c_a FOREIGN KEY (a) REFERENCES p (id),
  CONSTRAINT fk_c_b FOREIGN KEY (b) REFERENCES p (id) ON DELETE RESTRICT,
  CONSTRAINT fk_c_c FOREIGN KEY (c) REFERENCES p (id) ON DELETE CASCADE,
  CONSTRAINT fk_c_d FOREIGN KEY (d) REFERENCES p (id) ON DELETE SET NULL,
  CONSTRAINT fk_c_e FOREIGN KEY (e) REFERENCES p (id)
);

-- in the catalogue
--   + column c a bigint not null
--   + column c b bigint not null
--   + column c c bigint not null
--   + column c d bigint
--   + column c e bigint
--   + constraint c fk_c_a FOREIGN KEY (a) REFERENCES p(id)
--   + constraint c fk_c_b FOREIGN KEY (b) REFERENCES p(id) ON DELETE RESTRICT
--   + constraint c fk_c_c FOREIGN KEY (c) REFERENCES p(id) ON DELETE CASCADE
--   + constraint c fk_c_d FOREIGN KEY (d) REFERENCES p(id) ON DELETE SET NULL
--   + constraint c fk_c_e FOREIGN KEY (e) REFERENCES p(id)
--   + relation r c p

-- undone by
DROP TABLE c;
