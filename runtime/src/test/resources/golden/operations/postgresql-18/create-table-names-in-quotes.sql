CREATE TABLE t (
  "order" integer NOT NULL,
  "Größe" integer NOT NULL,
  "user" integer NOT NULL,
  "v1.2" integer NOT NULL,
  "a–b" integer NOT NULL,
  "say ""hi""" integer NOT NULL,
  CONSTRAINT pk_t PRIMARY KEY ("order"),
  CONSTRAINT "uq_t_Größe" UNIQUE ("Größe")
);
CREATE INDEX "ix_t_Größe_v1.2" ON t ("Größe", "v1.2");

-- in the catalogue
--   + column t "Größe" integer not null
--   + column t "a–b" integer not null
--   + column t "order" integer not null
--   + column t "say ""hi""" integer not null
--   + column t "user" integer not null
--   + column t "v1.2" integer not null
--   + constraint t "uq_t_Größe" UNIQUE ("Größe")
--   + constraint t pk_t PRIMARY KEY ("order")
--   + index CREATE INDEX "ix_t_Größe_v1.2" ON t USING btree ("Größe", "v1.2")
--   + index CREATE UNIQUE INDEX "uq_t_Größe" ON t USING btree ("Größe")
--   + index CREATE UNIQUE INDEX pk_t ON t USING btree ("order")
--   + relation r t p

-- undone by
DROP TABLE t;
