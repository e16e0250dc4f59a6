CREATE TABLE sales.account (
  id BIGINT NOT NULL,
  CONSTRAINT pk_account PRIMARY KEY (id)
);
CREATE INDEX other ON sales.account (id);
CREATE TABLE invoice (
  account BIGINT NOT NULL,
  CONSTRAINT fk_invoice_account FOREIGN KEY (account) REFERENCES sales.account (id)
);
ALTER INDEX sales.other RENAME TO third;
ALTER TABLE sales.account ADD COLUMN name CLOB;
COMMENT ON COLUMN sales.account.name IS 'who';
DROP INDEX sales.third;
ALTER TABLE sales.account RENAME TO customer;

-- in the catalogue
--   + ALTER TABLE "PUBLIC"."INVOICE" ADD CONSTRAINT "PUBLIC"."FK_INVOICE_ACCOUNT" FOREIGN KEY("ACCOUNT") REFERENCES "SALES"."CUSTOMER"("ID");
--   + ALTER TABLE "SALES"."CUSTOMER" ADD CONSTRAINT "SALES"."PK_ACCOUNT" PRIMARY KEY("ID");
--   + TABLE "PUBLIC"."INVOICE"
--   + TABLE "PUBLIC"."INVOICE" COLUMN "ACCOUNT" BIGINT NOT NULL
--   + TABLE "SALES"."CUSTOMER"
--   + TABLE "SALES"."CUSTOMER" COLUMN "ID" BIGINT NOT NULL
--   + TABLE "SALES"."CUSTOMER" COLUMN "NAME" CHARACTER LARGE OBJECT COMMENT 'who'

-- undone by
ALTER TABLE sales.customer RENAME TO account;
CREATE INDEX third ON sales.account (id);
ALTER TABLE sales.account DROP COLUMN name;
ALTER INDEX sales.third RENAME TO other;
DROP TABLE invoice;
DROP TABLE sales.account;
