CREATE TABLE t ("order" INTEGER NOT NULL, "Größe" INTEGER NOT NULL, "user" INTEGER NOT NULL, "v1.2" INTEGER NOT NULL, "a–b" INTEGER NOT NULL, "say ""hi""" INTEGER NOT NULL, CONSTRAINT pk_t PRIMARY KEY ("order"), CONSTRAINT "uq_t_Größe" UNIQUE ("Größe"));
CREATE INDEX "ix_t_Größe_v1.2" ON t ("Größe", "v1.2");

-- in the catalogue
--   + index CREATE INDEX "ix_t_Größe_v1.2" ON t ( "Größe" , "v1.2" )
--   + table t
--   + table t CONSTRAINT "uq_t_Größe" UNIQUE ( "Größe" )
--   + table t CONSTRAINT pk_t PRIMARY KEY ( order )
--   + table t column "Größe" INTEGER NOT NULL
--   + table t column "a–b" INTEGER NOT NULL
--   + table t column "say ""hi""" INTEGER NOT NULL
--   + table t column "v1.2" INTEGER NOT NULL
--   + table t column order INTEGER NOT NULL
--   + table t column user INTEGER NOT NULL

-- undone by
DROP TABLE t;
