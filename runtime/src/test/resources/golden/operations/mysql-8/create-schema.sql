CREATE SCHEMA sales;

-- undone by
SET @retort_drops_empty_schemas_only = (SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'sales' UNION ALL SELECT 1 FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = 'sales' UNION ALL SELECT 1);
DROP SCHEMA sales;
