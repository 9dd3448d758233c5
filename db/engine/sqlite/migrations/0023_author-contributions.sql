ALTER TABLE `article_author` ADD `contribution` text DEFAULT 'writing' NOT NULL;--> statement-breakpoint
ALTER TABLE `author` ADD `portrait_media_id` integer REFERENCES media(id);--> statement-breakpoint
CREATE INDEX `author_portrait` ON `author` (`portrait_media_id`);