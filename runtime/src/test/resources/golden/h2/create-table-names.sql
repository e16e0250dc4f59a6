CREATE TABLE "Order Line" (
  "ORDER" INTEGER NOT NULL,
  "Größe" INTEGER NOT NULL,
  "user" INTEGER NOT NULL,
  "v1.2" INTEGER NOT NULL,
  "a–b" INTEGER NOT NULL,
  "say ""hi""" INTEGER NOT NULL,
  CONSTRAINT "pk_Order Line" PRIMARY KEY ("ORDER"),
  CONSTRAINT "uq_Order Line_Größe" UNIQUE ("Größe"),
  CONSTRAINT "ck_Order Line_a–b" CHECK ("a–b" > 0)
);
CREATE INDEX "ix_Order Line_Größe_v1.2" ON "Order Line" ("Größe", "v1.2");

-- in the catalogue
--   + Order Line
--   + Order Line column Größe INTEGER NOT NULL
--   + Order Line column ORDER INTEGER NOT NULL
--   + Order Line column a–b INTEGER NOT NULL
--   + Order Line column say "hi" INTEGER NOT NULL
--   + Order Line column user INTEGER NOT NULL
--   + Order Line column v1.2 INTEGER NOT NULL
--   + Order Line constraint ck_Order Line_a–b CHECK {U&"a\2013b" > 0}
--   + Order Line constraint pk_Order Line PRIMARY KEY (ORDER)
--   + Order Line constraint uq_Order Line_Größe UNIQUE (Größe)
--   + Order Line index ix_Order Line_Größe_v1.2 (Größe NULLS FIRST, v1.2 NULLS FIRST)

-- undone by
DROP TABLE "Order Line";
