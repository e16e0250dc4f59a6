CREATE TABLE sales.account (
  id bigint NOT NULL,
  CONSTRAINT pk_account PRIMARY KEY (id)
);
CREATE INDEX other ON sales.account (id);
CREATE TABLE invoice (
  account bigint NOT NULL,
  CONSTRAINT fk_invoice_account FOREIGN KEY (account) REFERENCES sales.account (id)
);
ALTER INDEX sales.other RENAME TO third;
ALTER TABLE sales.account ADD COLUMN name text;
COMMENT ON COLUMN sales.account.name IS 'who';
DROP INDEX sales.third;
ALTER TABLE sales.account RENAME TO customer;

-- in the catalogue
--   + column invoice account bigint not null
--   + column sales.customer id bigint not null
--   + column sales.customer name text comment who
--   + constraint invoice fk_invoice_account FOREIGN KEY (account) REFERENCES sales.customer(id)
--   + constraint sales.customer pk_account PRIMARY KEY (id)
--   + index CREATE UNIQUE INDEX pk_account ON sales.customer USING btree (id)
--   + relation r invoice p
--   + relation r sales.customer p

-- undone by
ALTER TABLE sales.customer RENAME TO account;
CREATE INDEX third ON sales.account (id);
ALTER TABLE sales.account DROP COLUMN name;
ALTER INDEX sales.third RENAME TO other;
DROP TABLE invoice;
DROP TABLE sales.account;
