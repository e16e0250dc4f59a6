CREATE TABLE c (a BIGINT DEFAULT 0 NOT NULL, CONSTRAINT fk_c_a FOREIGN KEY (a) REFERENCES p (id) ON DELETE SET DEFAULT);

-- in the catalogue
--   + table c
--   + table c CONSTRAINT fk_c_a FOREIGN KEY ( a ) REFERENCES p ( id ) ON DELETE SET DEFAULT
--   + table c column a BIGINT DEFAULT 0 NOT NULL

-- undone by
DROP TABLE c;
