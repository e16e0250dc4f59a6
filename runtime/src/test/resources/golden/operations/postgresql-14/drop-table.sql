DROP TABLE book;

-- in the catalogue
--   - column book author_id bigint not null
--   - column book id bigint not null
--   - column book price numeric(10,2) default 9.90
--   - column book stock integer not null
--   - column book title character varying(200) not null
--   - constraint book pk_book PRIMARY KEY (id)
--   - index CREATE UNIQUE INDEX pk_book ON book USING btree (id)
--   - relation r book p

-- undone by
CREATE TABLE book (
  id bigint NOT NULL,
  author_id bigint NOT NULL,
  title varchar(200) NOT NULL,
  price numeric(10, 2) DEFAULT 9.90,
  stock integer NOT NULL,
  CONSTRAINT pk_book PRIMARY KEY (id)
);
