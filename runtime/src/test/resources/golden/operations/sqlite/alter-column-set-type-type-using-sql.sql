CREATE TABLE retort_new_book (id BIGINT NOT NULL, author_id BIGINT NOT NULL, title VARCHAR(200) NOT NULL, price DECIMAL(10, 2) DEFAULT 9.9, stock VARCHAR(20) NOT NULL, CONSTRAINT pk_book PRIMARY KEY (id));
INSERT INTO retort_new_book (id, author_id, title, price, stock) SELECT id, author_id, title, price, (stock || ' pieces') FROM book;
DROP TABLE book;
PRAGMA legacy_alter_table = ON;
ALTER TABLE retort_new_book RENAME TO book;
PRAGMA legacy_alter_table = OFF;

-- in the catalogue
--   - table book column stock INTEGER NOT NULL
--   + table book column stock VARCHAR ( 20 ) NOT NULL

-- can't be undone
--   how the values that using("stock || ' pieces'") made turn back is not known; write downgrade(..) by hand, or op.irreversible(why)
