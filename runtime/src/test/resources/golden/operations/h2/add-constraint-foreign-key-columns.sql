ALTER TABLE book ADD CONSTRAINT fk_book_author_id FOREIGN KEY (author_id) REFERENCES author (id);

-- in the catalogue
--   + ALTER TABLE "PUBLIC"."BOOK" ADD CONSTRAINT "PUBLIC"."FK_BOOK_AUTHOR_ID" FOREIGN KEY("AUTHOR_ID") REFERENCES "PUBLIC"."AUTHOR"("ID");

-- undone by
ALTER TABLE book DROP CONSTRAINT fk_book_author_id;
