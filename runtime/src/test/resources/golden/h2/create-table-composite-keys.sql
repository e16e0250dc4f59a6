CREATE TABLE p (
  b INTEGER NOT NULL,
  a INTEGER NOT NULL,
  c INTEGER NOT NULL,
  CONSTRAINT pk_p PRIMARY KEY (b, a),
  CONSTRAINT uq_p_c UNIQUE (c),
  CONSTRAINT a_and_c UNIQUE (a, c)
);
CREATE TABLE c (
  x INTEGER NOT NULL,
  y INTEGER NOT NULL,
  CONSTRAINT uq_c_y UNIQUE (y),
  CONSTRAINT fk_c_x_y FOREIGN KEY (x, y) REFERENCES p (a, b) ON DELETE CASCADE ON UPDATE RESTRICT,
  CONSTRAINT self FOREIGN KEY (y) REFERENCES c (y)
);

-- in the catalogue
--   + C
--   + C column X INTEGER NOT NULL
--   + C column Y INTEGER NOT NULL
--   + C constraint FK_C_X_Y FOREIGN KEY (X, Y) REFERENCES P (A, B) ON DELETE CASCADE ON UPDATE RESTRICT
--   + C constraint SELF FOREIGN KEY (Y) REFERENCES C (Y) ON DELETE NO ACTION ON UPDATE NO ACTION
--   + C constraint UQ_C_Y UNIQUE (Y)
--   + P
--   + P column A INTEGER NOT NULL
--   + P column B INTEGER NOT NULL
--   + P column C INTEGER NOT NULL
--   + P constraint A_AND_C UNIQUE (A, C)
--   + P constraint PK_P PRIMARY KEY (B, A)
--   + P constraint UQ_P_C UNIQUE (C)

-- undone by
DROP TABLE c;
DROP TABLE p;
