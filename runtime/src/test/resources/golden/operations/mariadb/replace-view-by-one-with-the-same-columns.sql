CREATE OR REPLACE VIEW titles AS SELECT id, title FROM book WHERE stock > 0;

-- in the catalogue
--   - CREATE VIEW `titles` AS select `book`.`id` AS `id`,`book`.`title` AS `title` from `book`
--   + CREATE VIEW `titles` AS select `book`.`id` AS `id`,`book`.`title` AS `title` from `book` where `book`.`stock` > 0

-- undone by
CREATE OR REPLACE VIEW titles AS SELECT id, title FROM book;
