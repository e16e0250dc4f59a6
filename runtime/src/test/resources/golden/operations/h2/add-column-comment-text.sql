ALTER TABLE book ADD COLUMN isbn VARCHAR(13);
COMMENT ON COLUMN book.isbn IS '13 digits';

-- in the catalogue
--   + TABLE "PUBLIC"."BOOK" COLUMN "ISBN" CHARACTER VARYING(13) COMMENT '13 digits'

-- undone by
ALTER TABLE book DROP COLUMN isbn;
