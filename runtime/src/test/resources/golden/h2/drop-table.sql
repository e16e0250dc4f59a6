DROP TABLE book;

-- in the catalogue
--   - BOOK
--   - BOOK column AUTHOR_ID BIGINT NOT NULL
--   - BOOK column ID BIGINT NOT NULL
--   - BOOK column PRICE DECIMAL(10, 2) DEFAULT {9.90}
--   - BOOK column STOCK INTEGER NOT NULL
--   - BOOK column TITLE CHARACTER VARYING(200) NOT NULL
--   - BOOK constraint PK_BOOK PRIMARY KEY (ID)

-- undone by
CREATE TABLE book (
  id BIGINT NOT NULL,
  author_id BIGINT NOT NULL,
  title VARCHAR(200) NOT NULL,
  price DECIMAL(10, 2) DEFAULT 9.90,
  stock INTEGER NOT NULL,
  CONSTRAINT pk_book PRIMARY KEY (id)
);
