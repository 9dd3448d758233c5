CREATE TABLE `presence` (
	`article_id` integer NOT NULL,
	`tab` text NOT NULL,
	`user_id` text,
	`name` text NOT NULL,
	`locale` text,
	`segment_id` text,
	`seen_at` integer NOT NULL,
	PRIMARY KEY(`article_id`, `tab`),
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `presence_seen` ON `presence` (`seen_at`);--> statement-breakpoint
CREATE INDEX `edition_draft` ON `edition` (`draft_revision_id`);--> statement-breakpoint
CREATE INDEX `edition_live` ON `edition` (`live_revision_id`);--> statement-breakpoint
CREATE INDEX `edition_scheduled` ON `edition` (`scheduled_revision_id`);--> statement-breakpoint
CREATE INDEX `import_record_revision` ON `import_record` (`revision_id`);--> statement-breakpoint
CREATE INDEX `revision_parent` ON `revision` (`parent_id`);