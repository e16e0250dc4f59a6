ALTER TABLE c DROP COLUMN b;

-- in the catalogue
--   - column c b integer
--   - constraint c fk_c_a_b FOREIGN KEY (a, b) REFERENCES p(a, b)

-- undone by
ALTER TABLE c ADD COLUMN b integer;
ALTER TABLE c ADD CONSTRAINT fk_c_a_b FOREIGN KEY (a, b) REFERENCES p (a, b);
