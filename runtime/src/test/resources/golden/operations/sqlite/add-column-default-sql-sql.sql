CREATE TABLE retort_new_book (id BIGINT NOT NULL, author_id BIGINT NOT NULL, title VARCHAR(200) NOT NULL, price DECIMAL(10, 2) DEFAULT 9.9, stock INTEGER NOT NULL, pages INTEGER DEFAULT (50 + 50) NOT NULL, CONSTRAINT pk_book PRIMARY KEY (id));
INSERT INTO retort_new_book (id, author_id, title, price, stock, pages) SELECT id, author_id, title, price, stock, (50 + 50) FROM book;
DROP TABLE book;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_book RENAME TO book;
PRAGMA legacy_alter_table = OFF;

-- in the catalogue
--   + table book column pages INTEGER DEFAULT ( 50 + 50 ) NOT NULL

-- undone by
ALTER TABLE book DROP COLUMN pages;
