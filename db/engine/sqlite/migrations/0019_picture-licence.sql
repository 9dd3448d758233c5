ALTER TABLE `media` ADD `licence_until` text;--> statement-breakpoint
ALTER TABLE `media` ADD `embedded` text;--> statement-breakpoint
ALTER TABLE `media` ADD `created_by` text;--> statement-breakpoint
CREATE INDEX `article_hero` ON `article` (`hero_media_id`);