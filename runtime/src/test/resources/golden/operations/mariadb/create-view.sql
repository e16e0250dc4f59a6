CREATE VIEW titles AS SELECT id, title FROM book;

-- in the catalogue
--   + CREATE VIEW `titles` AS select `book`.`id` AS `id`,`book`.`title` AS `title` from `book`

-- undone by
DROP VIEW titles;
