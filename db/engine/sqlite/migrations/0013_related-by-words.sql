CREATE TABLE `related_due` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` integer NOT NULL,
	`locale` text NOT NULL,
	`spreads` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `related_due_article` ON `related_due` (`article_id`,`locale`);--> statement-breakpoint
ALTER TABLE `related` ADD `by` text DEFAULT 'topics' NOT NULL;
--> statement-breakpoint
INSERT INTO `related_due` (`article_id`, `locale`, `spreads`) SELECT DISTINCT `article_id`, `locale`, 0 FROM `listing` WHERE `kind` = 'all';
