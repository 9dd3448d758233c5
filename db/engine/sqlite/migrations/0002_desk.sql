CREATE TABLE `desk_entry` (
	`article_id` integer PRIMARY KEY NOT NULL,
	`updated_at` integer NOT NULL,
	`published_at` integer NOT NULL,
	`is_trashed` integer NOT NULL,
	`missing_ja` integer NOT NULL,
	`missing_en` integer NOT NULL,
	`stale_ja` integer NOT NULL,
	`stale_en` integer NOT NULL,
	`search_text` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `desk_facet` (
	`article_id` integer NOT NULL,
	`facet` text NOT NULL,
	`begins` integer NOT NULL,
	`until` integer NOT NULL,
	`is_trashed` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`published_at` integer NOT NULL,
	PRIMARY KEY(`article_id`, `facet`, `begins`),
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `desk_facet_updated` ON `desk_facet` (`facet`,`is_trashed`,`updated_at`,`article_id`,`begins`,`until`);--> statement-breakpoint
CREATE INDEX `desk_facet_published` ON `desk_facet` (`facet`,`is_trashed`,`published_at`,`article_id`,`begins`,`until`);--> statement-breakpoint
CREATE INDEX `desk_facet_created` ON `desk_facet` (`facet`,`is_trashed`,`article_id`,`begins`,`until`);--> statement-breakpoint
CREATE INDEX `desk_facet_until` ON `desk_facet` (`until`) WHERE "desk_facet"."until" < 8640000000000000;--> statement-breakpoint
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
CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`email` text,
	`user_id` text,
	`role` text NOT NULL,
	`invited_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitation_token_hash_unique` ON `invitation` (`token_hash`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`token` text NOT NULL,
	`user_id` text NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `sign_in_failure` (
	`key` text PRIMARY KEY NOT NULL,
	`failures` integer NOT NULL,
	`last_at` integer NOT NULL,
	`wait_until` integer
);
--> statement-breakpoint
CREATE INDEX `sign_in_failure_last` ON `sign_in_failure` (`last_at`);--> statement-breakpoint
CREATE TABLE `two_factor` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`secret` text NOT NULL,
	`backup_codes` text NOT NULL,
	`verified` integer DEFAULT true,
	`failed_verification_count` integer DEFAULT 0,
	`locked_until` integer,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `two_factor_user` ON `two_factor` (`user_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer DEFAULT false NOT NULL,
	`image` text,
	`role` text NOT NULL,
	`locale` text DEFAULT 'en' NOT NULL,
	`two_factor_enabled` integer DEFAULT false NOT NULL,
	`disabled_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_identifier` ON `verification` (`identifier`);--> statement-breakpoint
ALTER TABLE `article` ADD `created_by` text;--> statement-breakpoint
CREATE INDEX `edition_published` ON `edition` (`published_at`);--> statement-breakpoint
CREATE INDEX `edition_scheduled_at` ON `edition` (`scheduled_at`) WHERE "edition"."scheduled_at" is not null;--> statement-breakpoint
CREATE INDEX `edition_embargo` ON `edition` (`embargo_until`) WHERE "edition"."embargo_until" is not null;--> statement-breakpoint
CREATE INDEX `edition_unpublish` ON `edition` (`unpublish_at`) WHERE "edition"."unpublish_at" is not null;--> statement-breakpoint
CREATE INDEX `edition_draft` ON `edition` (`draft_revision_id`);--> statement-breakpoint
CREATE INDEX `edition_live` ON `edition` (`live_revision_id`);--> statement-breakpoint
CREATE INDEX `edition_scheduled` ON `edition` (`scheduled_revision_id`);--> statement-breakpoint
CREATE INDEX `import_record_revision` ON `import_record` (`revision_id`);--> statement-breakpoint
CREATE INDEX `placement_starts` ON `placement` (`starts_at`);--> statement-breakpoint
CREATE INDEX `placement_ends` ON `placement` (`ends_at`);--> statement-breakpoint
CREATE INDEX `revision_parent` ON `revision` (`parent_id`);--> statement-breakpoint
-- Full text of `desk_entry.search_text` in words (lib/desk/search-text.ts); rowid is the article. drizzle-kit knows no such tables.
CREATE VIRTUAL TABLE `desk_text` USING fts5(`words`, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='2 3 4');
