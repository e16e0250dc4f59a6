CREATE TABLE retort_new_book (id BIGINT NOT NULL, author_id BIGINT NOT NULL, title VARCHAR(200) NOT NULL, stock INTEGER NOT NULL, CONSTRAINT pk_book PRIMARY KEY (id));
INSERT INTO retort_new_book (id, author_id, title, stock) SELECT id, author_id, title, stock FROM book;
DROP TABLE book;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_book RENAME TO book;
PRAGMA legacy_alter_table = OFF;

-- in the catalogue
--   - index CREATE INDEX ix_book_price_title ON book ( price , title )
--   - table book CONSTRAINT uq_book_id_price UNIQUE ( id , price )
--   - table book column price DECIMAL ( 10 , 2 ) DEFAULT 9.9

-- undone by
ALTER TABLE book ADD COLUMN price DECIMAL(10, 2) DEFAULT 9.9;
CREATE TABLE retort_new_book (id BIGINT NOT NULL, author_id BIGINT NOT NULL, title VARCHAR(200) NOT NULL, stock INTEGER NOT NULL, price DECIMAL(10, 2) DEFAULT 9.9, CONSTRAINT pk_book PRIMARY KEY (id), CONSTRAINT uq_book_id_price UNIQUE (id, price));
INSERT INTO retort_new_book (id, author_id, title, stock, price) SELECT id, author_id, title, stock, price FROM book;
DROP TABLE book;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_book RENAME TO book;
PRAGMA legacy_alter_table = OFF;
CREATE INDEX ix_book_price_title ON book (price, title);
