ALTER TABLE book ADD CONSTRAINT written_by FOREIGN KEY (author_id) REFERENCES author (id) ON DELETE CASCADE ON UPDATE RESTRICT;

-- in the catalogue
--   + constraint book written_by FOREIGN KEY (author_id) REFERENCES author(id) ON UPDATE RESTRICT ON DELETE CASCADE

-- undone by
ALTER TABLE book DROP CONSTRAINT written_by;
