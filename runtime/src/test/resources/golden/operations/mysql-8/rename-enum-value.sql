ALTER TABLE guest MODIFY COLUMN mood ENUM('good', 'fine', 'bad');
ALTER TABLE person MODIFY COLUMN mood ENUM('good', 'fine', 'bad') NOT NULL DEFAULT 'good';
UPDATE guest SET mood = 'fine' WHERE mood = 'good';
UPDATE person SET mood = 'fine' WHERE mood = 'good';
ALTER TABLE guest MODIFY COLUMN mood ENUM('fine', 'bad');
ALTER TABLE person MODIFY COLUMN mood ENUM('fine', 'bad') NOT NULL DEFAULT 'fine';

-- undone by
ALTER TABLE guest MODIFY COLUMN mood ENUM('fine', 'good', 'bad');
ALTER TABLE person MODIFY COLUMN mood ENUM('fine', 'good', 'bad') NOT NULL DEFAULT 'fine';
UPDATE guest SET mood = 'good' WHERE mood = 'fine';
UPDATE person SET mood = 'good' WHERE mood = 'fine';
ALTER TABLE guest MODIFY COLUMN mood ENUM('good', 'bad');
ALTER TABLE person MODIFY COLUMN mood ENUM('good', 'bad') NOT NULL DEFAULT 'good';
