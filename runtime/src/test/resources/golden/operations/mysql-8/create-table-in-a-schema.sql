CREATE TABLE sales.account (
  id BIGINT NOT NULL,
  PRIMARY KEY (id),
  INDEX other (id)
);
CREATE TABLE invoice (
  account BIGINT NOT NULL,
  CONSTRAINT fk_invoice_account FOREIGN KEY (account) REFERENCES sales.account (id)
);
ALTER TABLE sales.account RENAME INDEX other TO third;
ALTER TABLE sales.account ADD COLUMN name LONGTEXT COMMENT 'who';
DROP INDEX third ON sales.account;
ALTER TABLE sales.account RENAME TO sales.customer;

-- undone by
ALTER TABLE sales.customer RENAME TO sales.account;
CREATE INDEX third ON sales.account (id);
ALTER TABLE sales.account DROP COLUMN name;
ALTER TABLE sales.account RENAME INDEX third TO other;
DROP TABLE invoice;
DROP TABLE sales.account;
