ALTER TABLE guest ALTER COLUMN mood SET DATA TYPE ENUM('good', 'fine', 'bad');
ALTER TABLE person ALTER COLUMN mood SET DATA TYPE ENUM('good', 'fine', 'bad');
UPDATE guest SET mood = 'fine' WHERE mood = 'good';
UPDATE person SET mood = 'fine' WHERE mood = 'good';
ALTER TABLE person ALTER COLUMN mood SET DEFAULT 'fine';
ALTER TABLE guest ALTER COLUMN mood SET DATA TYPE ENUM('fine', 'bad');
ALTER TABLE person ALTER COLUMN mood SET DATA TYPE ENUM('fine', 'bad');

-- in the catalogue
--   + TABLE "PUBLIC"."GUEST" COLUMN "MOOD" ENUM('fine', 'bad')
--   - TABLE "PUBLIC"."GUEST" COLUMN "MOOD" ENUM('good', 'bad')
--   + TABLE "PUBLIC"."PERSON" COLUMN "MOOD" ENUM('fine', 'bad') DEFAULT 'fine' NOT NULL
--   - TABLE "PUBLIC"."PERSON" COLUMN "MOOD" ENUM('good', 'bad') DEFAULT 'good' NOT NULL

-- undone by
ALTER TABLE guest ALTER COLUMN mood SET DATA TYPE ENUM('fine', 'good', 'bad');
ALTER TABLE person ALTER COLUMN mood SET DATA TYPE ENUM('fine', 'good', 'bad');
UPDATE guest SET mood = 'good' WHERE mood = 'fine';
UPDATE person SET mood = 'good' WHERE mood = 'fine';
ALTER TABLE person ALTER COLUMN mood SET DEFAULT 'good';
ALTER TABLE guest ALTER COLUMN mood SET DATA TYPE ENUM('good', 'bad');
ALTER TABLE person ALTER COLUMN mood SET DATA TYPE ENUM('good', 'bad');
