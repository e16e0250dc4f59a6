ALTER TABLE book RENAME TO "Book";

-- in the catalogue
--   + column "Book" author_id bigint not null
--   + column "Book" id bigint not null
--   + column "Book" price numeric(10,2) default 9.90
--   + column "Book" stock integer not null
--   + column "Book" title character varying(200) not null
--   - column book author_id bigint not null
--   - column book id bigint not null
--   - column book price numeric(10,2) default 9.90
--   - column book stock integer not null
--   - column book title character varying(200) not null
--   + constraint "Book" pk_book PRIMARY KEY (id)
--   - constraint book pk_book PRIMARY KEY (id)
--   + index CREATE UNIQUE INDEX pk_book ON "Book" USING btree (id)
--   - index CREATE UNIQUE INDEX pk_book ON book USING btree (id)
--   + relation r "Book" p
--   - relation r book p

-- undone by
ALTER TABLE "Book" RENAME TO book;
