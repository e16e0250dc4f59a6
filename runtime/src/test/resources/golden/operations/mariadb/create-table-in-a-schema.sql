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

-- in the catalogue
--   + table `invoice`
--   + table `invoice` ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci
--   + table `invoice` CONSTRAINT `fk_invoice_account` FOREIGN KEY (`account`) REFERENCES `sales`.`customer` (`id`)
--   + table `invoice` KEY `fk_invoice_account` (`account`)
--   + table `invoice` `account` bigint(20) NOT NULL
--   + table `sales`.`customer`
--   + table `sales`.`customer` ) ENGINE=InnoDB DEFAULT CHARSET=latin1 COLLATE=latin1_swedish_ci
--   + table `sales`.`customer` PRIMARY KEY (`id`)
--   + table `sales`.`customer` `id` bigint(20) NOT NULL
--   + table `sales`.`customer` `name` longtext DEFAULT NULL COMMENT 'who'

-- undone by
ALTER TABLE sales.customer RENAME TO sales.account;
CREATE INDEX third ON sales.account (id);
ALTER TABLE sales.account DROP COLUMN name;
ALTER TABLE sales.account RENAME INDEX third TO other;
DROP TABLE invoice;
DROP TABLE sales.account;
