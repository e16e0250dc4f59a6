CREATE TABLE c (x INTEGER NOT NULL, y INTEGER NOT NULL, CONSTRAINT fk_c_x_y FOREIGN KEY (x, y) REFERENCES p (a, b) ON DELETE CASCADE, CONSTRAINT self FOREIGN KEY (x) REFERENCES c (y), CONSTRAINT uq_c_y UNIQUE (y));

-- in the catalogue
--   + table c
--   + table c CONSTRAINT fk_c_x_y FOREIGN KEY ( x , y ) REFERENCES p ( a , b ) ON DELETE CASCADE
--   + table c CONSTRAINT self FOREIGN KEY ( x ) REFERENCES c ( y )
--   + table c CONSTRAINT uq_c_y UNIQUE ( y )
--   + table c column x INTEGER NOT NULL
--   + table c column y INTEGER NOT NULL

-- undone by
DROP TABLE c;
