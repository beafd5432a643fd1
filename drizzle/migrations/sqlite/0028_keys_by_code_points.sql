-- SQLite compares texts by their code points already; a statement that changes nothing keeps the migrations in step.
DROP INDEX IF EXISTS `keys_by_code_points`;
