CREATE TABLE `alias` (
	`scope` text NOT NULL,
	`match_key` text NOT NULL,
	`wording` text NOT NULL,
	`entity_id` integer NOT NULL,
	PRIMARY KEY(`scope`, `match_key`)
);
--> statement-breakpoint
CREATE INDEX `alias_entity` ON `alias` (`scope`,`entity_id`);--> statement-breakpoint
CREATE TABLE `article` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`category_id` integer,
	`origin_locale` text NOT NULL,
	`created_at` integer NOT NULL,
	`trashed_at` integer,
	FOREIGN KEY (`category_id`) REFERENCES `category`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `article_category` ON `article` (`category_id`);--> statement-breakpoint
CREATE TABLE `article_author` (
	`article_id` integer NOT NULL,
	`author_id` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`article_id`, `author_id`),
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`author_id`) REFERENCES `author`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `article_source` (
	`article_id` integer NOT NULL,
	`source_id` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`article_id`, `source_id`),
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `article_tag` (
	`article_id` integer NOT NULL,
	`tag_id` integer NOT NULL,
	`position` integer NOT NULL,
	PRIMARY KEY(`article_id`, `tag_id`),
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`tag_id`) REFERENCES `tag`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `article_tag_tag` ON `article_tag` (`tag_id`,`article_id`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`article_id` integer,
	`locale` text,
	`detail` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_article` ON `audit` (`article_id`,`id`);--> statement-breakpoint
CREATE TABLE `author` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `author_key_unique` ON `author` (`key`);--> statement-breakpoint
CREATE TABLE `author_name` (
	`author_id` integer NOT NULL,
	`locale` text NOT NULL,
	`name` text NOT NULL,
	`bio` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`author_id`, `locale`),
	FOREIGN KEY (`author_id`) REFERENCES `author`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `category` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`position` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `category_key_unique` ON `category` (`key`);--> statement-breakpoint
CREATE TABLE `category_name` (
	`category_id` integer NOT NULL,
	`locale` text NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`category_id`, `locale`),
	FOREIGN KEY (`category_id`) REFERENCES `category`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `edition` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` integer NOT NULL,
	`locale` text NOT NULL,
	`draft_revision_id` integer NOT NULL,
	`live_revision_id` integer,
	`scheduled_revision_id` integer,
	`scheduled_at` integer,
	`published_at` integer,
	`first_published_at` integer,
	`modified_at` integer,
	`embargo_until` integer,
	`unpublish_at` integer,
	`withdrawn_at` integer,
	`withdrawn_reason` text,
	`version` integer DEFAULT 1 NOT NULL,
	`stage` text DEFAULT 'writing' NOT NULL,
	`provenance` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`draft_revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`live_revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`scheduled_revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "edition_schedule" CHECK(("edition"."scheduled_revision_id" is null) = ("edition"."scheduled_at" is null)),
	CONSTRAINT "edition_withdrawal" CHECK(("edition"."withdrawn_at" is null) = ("edition"."withdrawn_reason" is null)),
	CONSTRAINT "edition_dated" CHECK("edition"."live_revision_id" is null or "edition"."published_at" is not null)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `edition_article_locale` ON `edition` (`article_id`,`locale`);--> statement-breakpoint
CREATE INDEX `edition_latest` ON `edition` (`locale`,`published_at`,`article_id`);--> statement-breakpoint
CREATE TABLE `epoch` (
	`id` integer PRIMARY KEY NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `import_record` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` integer NOT NULL,
	`locale` text NOT NULL,
	`revision_id` integer NOT NULL,
	`path` text NOT NULL,
	`sha256` text NOT NULL,
	`headline_key` text NOT NULL,
	`text` text NOT NULL,
	`report` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_record_sha` ON `import_record` (`locale`,`sha256`);--> statement-breakpoint
CREATE INDEX `import_record_headline` ON `import_record` (`locale`,`headline_key`);--> statement-breakpoint
CREATE INDEX `import_record_path` ON `import_record` (`locale`,`path`);--> statement-breakpoint
CREATE TABLE `revision` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` integer NOT NULL,
	`locale` text NOT NULL,
	`parent_id` integer,
	`kind` text NOT NULL,
	`actor` text NOT NULL,
	`created_at` integer NOT NULL,
	`document` text NOT NULL,
	`headline` text NOT NULL,
	`lede` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`parent_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `revision_edition` ON `revision` (`article_id`,`locale`,`id`);--> statement-breakpoint
CREATE TABLE `segment` (
	`article_id` integer NOT NULL,
	`locale` text NOT NULL,
	`segment_id` text NOT NULL,
	`position` integer NOT NULL,
	`hash` text NOT NULL,
	`normalized_hash` text NOT NULL,
	`source_hash` text,
	`source_normalized_hash` text,
	`origin` text NOT NULL,
	`opted_out` integer DEFAULT false NOT NULL,
	PRIMARY KEY(`article_id`, `locale`, `segment_id`),
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `slug` (
	`scope` text NOT NULL,
	`locale` text NOT NULL,
	`slug` text NOT NULL,
	`entity_id` integer NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	PRIMARY KEY(`scope`, `locale`, `slug`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `slug_current` ON `slug` (`scope`,`locale`,`entity_id`) WHERE "slug"."retired_at" is null;--> statement-breakpoint
CREATE TABLE `source` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`url` text,
	`language` text,
	`accessed_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `source_url_unique` ON `source` (`url`);--> statement-breakpoint
CREATE TABLE `source_name` (
	`source_id` integer NOT NULL,
	`locale` text NOT NULL,
	`title` text NOT NULL,
	`publisher` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`source_id`, `locale`),
	FOREIGN KEY (`source_id`) REFERENCES `source`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `tag` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`merged_into_id` integer,
	FOREIGN KEY (`merged_into_id`) REFERENCES `tag`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tag_key_unique` ON `tag` (`key`);--> statement-breakpoint
CREATE TABLE `tag_name` (
	`tag_id` integer NOT NULL,
	`locale` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`tag_id`, `locale`),
	FOREIGN KEY (`tag_id`) REFERENCES `tag`(`id`) ON UPDATE no action ON DELETE cascade
);
