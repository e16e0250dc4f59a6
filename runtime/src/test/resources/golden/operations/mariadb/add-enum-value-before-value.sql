ALTER TABLE guest MODIFY COLUMN mood ENUM('great', 'good', 'bad');
ALTER TABLE person MODIFY COLUMN mood ENUM('great', 'good', 'bad') NOT NULL DEFAULT 'good';

-- in the catalogue
--   - table `guest` `mood` enum('good','bad') DEFAULT NULL
--   + table `guest` `mood` enum('great','good','bad') DEFAULT NULL
--   - table `person` `mood` enum('good','bad') NOT NULL DEFAULT 'good'
--   + table `person` `mood` enum('great','good','bad') NOT NULL DEFAULT 'good'

-- can't be undone
--   rows may hold the value 'great' of the enum "mood" by now; write downgrade(..) by hand, or op.irreversible(why)
