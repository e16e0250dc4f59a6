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
ALTER TABLE sales.account ADD COLUMN name CLOB NOT NULL;
COMMENT ON COLUMN sales.account.name IS 'its name';
DROP INDEX sales.third;
ALTER TABLE sales.account RENAME TO customer;

-- in the catalogue
--   + INVOICE
--   + INVOICE column ACCOUNT BIGINT NOT NULL
--   + INVOICE constraint FK_INVOICE_ACCOUNT FOREIGN KEY (ACCOUNT) REFERENCES SALES.CUSTOMER (ID) ON DELETE NO ACTION ON UPDATE NO ACTION
--   + SALES.CUSTOMER
--   + SALES.CUSTOMER column ID BIGINT NOT NULL
--   + SALES.CUSTOMER column NAME CHARACTER LARGE OBJECT NOT NULL -- its name
--   + SALES.CUSTOMER constraint PK_ACCOUNT PRIMARY KEY (ID)

-- undone by
ALTER TABLE sales.customer RENAME TO account;
CREATE INDEX third ON sales.account (id);
ALTER TABLE sales.account DROP COLUMN name;
ALTER INDEX sales.third RENAME TO other;
DROP TABLE invoice;
DROP TABLE sales.account;
