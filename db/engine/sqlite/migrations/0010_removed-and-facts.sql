ALTER TABLE `announced` ADD `facts` text DEFAULT '' NOT NULL;
--> statement-breakpoint
-- What stands around the text of what was told: as announce.ts writes it.
UPDATE `announced` SET `facts` = (SELECT json_array(a.`category_id`, a.`hero_media_id`,
  (SELECT group_concat(`author_id` ORDER BY `position`) FROM `article_author` WHERE `article_id` = a.`id`),
  (SELECT group_concat(`tag_id` ORDER BY `position`) FROM `article_tag` WHERE `article_id` = a.`id`),
  (SELECT group_concat(`source_id` ORDER BY `position`) FROM `article_source` WHERE `article_id` = a.`id`))
  FROM `article` a WHERE a.`id` = `announced`.`article_id`)
WHERE EXISTS (SELECT 1 FROM `article` a WHERE a.`id` = `announced`.`article_id`);
--> statement-breakpoint
-- Instants at which an edition changed that no reader could see then.
DELETE FROM `listing` WHERE `kind` = 'changed' AND NOT EXISTS (SELECT 1 FROM `edition` e
  JOIN `article` a ON a.`id` = e.`article_id`
  WHERE e.`article_id` = `listing`.`article_id` AND e.`locale` = `listing`.`locale`
    AND e.`first_published_at` <= `listing`.`published_at`
    AND (a.`trashed_at` IS NULL OR `listing`.`published_at` < a.`trashed_at` OR e.`first_published_at` < a.`trashed_at`));
--> statement-breakpoint
-- What was taken off the site after readers could see it, and when, as far as that is known; or when it will be.
INSERT INTO `listing` (`kind`, `entity_id`, `locale`, `published_at`, `article_id`)
SELECT 'removed', 0, `locale`, `gone_at`, `article_id` FROM (
  SELECT e.`locale`, e.`article_id`, e.`first_published_at`, coalesce(e.`withdrawn_at`, a.`trashed_at`, e.`unpublish_at`,
    CASE WHEN e.`live_revision_id` IS NULL AND e.`scheduled_revision_id` IS NULL THEN (SELECT max(l.`published_at`) FROM `listing` l
      WHERE l.`kind` = 'changed' AND l.`article_id` = e.`article_id` AND l.`locale` = e.`locale`) END) AS `gone_at`
  FROM `edition` e JOIN `article` a ON a.`id` = e.`article_id`)
WHERE `first_published_at` < `gone_at`;
--> statement-breakpoint
DELETE FROM `listing` WHERE `kind` = 'changed' AND EXISTS (SELECT 1 FROM `listing` r WHERE r.`kind` = 'removed'
  AND r.`article_id` = `listing`.`article_id` AND r.`locale` = `listing`.`locale` AND r.`published_at` <= `listing`.`published_at`);
