-- Of every dated edition the instants at which readers saw it change, or will, as far as they are known.
INSERT INTO `listing` (`kind`, `entity_id`, `locale`, `published_at`, `article_id`)
SELECT 'changed', 0, `locale`, `published_at`, `article_id` FROM `edition` WHERE `published_at` IS NOT NULL
UNION SELECT 'changed', 0, `locale`, `modified_at`, `article_id` FROM `edition` WHERE `published_at` IS NOT NULL AND `modified_at` IS NOT NULL
UNION SELECT 'changed', 0, `locale`, `scheduled_at`, `article_id` FROM `edition` WHERE `published_at` IS NOT NULL AND `scheduled_at` IS NOT NULL
UNION SELECT 'changed', 0, `locale`, `embargo_until`, `article_id` FROM `edition` WHERE `published_at` IS NOT NULL AND `embargo_until` IS NOT NULL;
