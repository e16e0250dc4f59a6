DROP TABLE book;

-- in the catalogue
--   - table book
--   - table book CONSTRAINT pk_book PRIMARY KEY ( id )
--   - table book column author_id BIGINT NOT NULL
--   - table book column id BIGINT NOT NULL
--   - table book column price DECIMAL ( 10 , 2 ) DEFAULT 9.9
--   - table book column stock INTEGER NOT NULL
--   - table book column title VARCHAR ( 200 ) NOT NULL

-- undone by
CREATE TABLE book (id BIGINT NOT NULL, author_id BIGINT NOT NULL, title VARCHAR(200) NOT NULL, price DECIMAL(10, 2) DEFAULT 9.9, stock INTEGER NOT NULL, CONSTRAINT pk_book PRIMARY KEY (id));
