CREATE OR REPLACE VIEW titles AS SELECT id, title, stock FROM book;

-- in the catalogue
--   - CREATE VIEW `titles` AS select `book`.`id` AS `id`,`book`.`title` AS `title` from `book`
--   + CREATE VIEW `titles` AS select `book`.`id` AS `id`,`book`.`title` AS `title`,`book`.`stock` AS `stock` from `book`

-- undone by
DROP VIEW titles;
CREATE VIEW titles AS SELECT id, title FROM book;
