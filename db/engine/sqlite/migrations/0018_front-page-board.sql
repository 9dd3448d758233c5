CREATE TABLE `banner` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`locale` text NOT NULL,
	`text` text NOT NULL,
	`article_id` integer,
	`url` text,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `banner_locale` ON `banner` (`locale`,`ends_at`);--> statement-breakpoint
CREATE INDEX `banner_starts` ON `banner` (`starts_at`);--> statement-breakpoint
CREATE INDEX `banner_ends` ON `banner` (`ends_at`);--> statement-breakpoint
ALTER TABLE `placement` ADD `position` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `placement` ADD `headline` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `audit_action` ON `audit` (`action`,`locale`,`id`);