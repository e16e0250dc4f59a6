CREATE TABLE c (a BIGINT NOT NULL, b BIGINT NOT NULL, c BIGINT NOT NULL, d BIGINT, e BIGINT, CONSTRAINT fk_c_a FOREIGN KEY (a) REFERENCES p (id), CONSTRAINT fk_c_b FOREIGN KEY (b) REFERENCES p (id) ON DELETE RESTRICT, CONSTRAINT fk_c_c FOREIGN KEY (c) REFERENCES p (id) ON DELETE CASCADE, CONSTRAINT fk_c_d FOREIGN KEY (d) REFERENCES p (id) ON DELETE SET NULL, CONSTRAINT fk_c_e FOREIGN KEY (e) REFERENCES p (id));

-- in the catalogue
--   + table c
--   + table c CONSTRAINT fk_c_a FOREIGN KEY ( a ) REFERENCES p ( id )
--   + table c CONSTRAINT fk_c_b FOREIGN KEY ( b ) REFERENCES p ( id ) ON DELETE RESTRICT
--   + table c CONSTRAINT fk_c_c FOREIGN KEY ( c ) REFERENCES p ( id ) ON DELETE CASCADE
--   + table c CONSTRAINT fk_c_d FOREIGN KEY ( d ) REFERENCES p ( id ) ON DELETE SET NULL
--   + table c CONSTRAINT fk_c_e FOREIGN KEY ( e ) REFERENCES p ( id )
--   + table c column a BIGINT NOT NULL
--   + table c column b BIGINT NOT NULL
--   + table c column c BIGINT NOT NULL
--   + table c column d BIGINT
--   + table c column e BIGINT

-- undone by
DROP TABLE c;
