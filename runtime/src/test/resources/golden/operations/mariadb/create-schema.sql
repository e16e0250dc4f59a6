CREATE SCHEMA sales;

-- in the catalogue
--   + CREATE DATABASE `sales` /*!40100 DEFAULT CHARACTER SET latin1 COLLATE latin1_swedish_ci */

-- undone by
SET @retort_drops_empty_schemas_only = (SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'sales' UNION ALL SELECT 1 FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = 'sales' UNION ALL SELECT 1);
DROP SCHEMA sales;
