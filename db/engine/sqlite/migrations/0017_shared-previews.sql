CREATE TABLE `shared_preview` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`article_id` integer NOT NULL,
	`locale` text NOT NULL,
	`revision_id` integer NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `shared_preview_token_hash_unique` ON `shared_preview` (`token_hash`);--> statement-breakpoint
CREATE INDEX `shared_preview_article` ON `shared_preview` (`article_id`,`expires_at`);--> statement-breakpoint
CREATE INDEX `shared_preview_revision` ON `shared_preview` (`revision_id`);