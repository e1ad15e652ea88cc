-- Relative to the user data folder, as the other paths are.
UPDATE `repo_cache` SET `local_path` = 'repositories/' || `local_path` WHERE `local_path` NOT LIKE 'repositories/%';
