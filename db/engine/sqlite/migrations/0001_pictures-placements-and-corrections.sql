CREATE TABLE `correction` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` integer NOT NULL,
	`locale` text NOT NULL,
	`at` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `correction_edition` ON `correction` (`article_id`,`locale`,`at`);--> statement-breakpoint
CREATE TABLE `listing` (
	`kind` text NOT NULL,
	`entity_id` integer NOT NULL,
	`locale` text NOT NULL,
	`published_at` integer NOT NULL,
	`article_id` integer NOT NULL,
	PRIMARY KEY(`kind`, `entity_id`, `locale`, `published_at`, `article_id`),
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `listing_article` ON `listing` (`article_id`);--> statement-breakpoint
CREATE TABLE `media` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`sha256` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`focal_x` real DEFAULT 0.5 NOT NULL,
	`focal_y` real DEFAULT 0.5 NOT NULL,
	`credit` text NOT NULL,
	`licence` text DEFAULT '' NOT NULL,
	`variants` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `media_sha256_unique` ON `media` (`sha256`);--> statement-breakpoint
CREATE TABLE `media_text` (
	`media_id` integer NOT NULL,
	`locale` text NOT NULL,
	`alt` text NOT NULL,
	`caption` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`media_id`, `locale`),
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `placement` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`locale` text NOT NULL,
	`slot` text NOT NULL,
	`article_id` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `placement_locale` ON `placement` (`locale`,`starts_at`);--> statement-breakpoint
ALTER TABLE `article` ADD `hero_media_id` integer REFERENCES media(id);--> statement-breakpoint
INSERT INTO `listing` SELECT 'category', a.category_id, e.locale, e.published_at, a.id FROM edition e JOIN article a ON a.id = e.article_id WHERE e.published_at IS NOT NULL AND a.category_id IS NOT NULL;--> statement-breakpoint
INSERT INTO `listing` SELECT 'tag', t.tag_id, e.locale, e.published_at, e.article_id FROM edition e JOIN article_tag t ON t.article_id = e.article_id WHERE e.published_at IS NOT NULL;--> statement-breakpoint
INSERT INTO `listing` SELECT 'author', w.author_id, e.locale, e.published_at, e.article_id FROM edition e JOIN article_author w ON w.article_id = e.article_id WHERE e.published_at IS NOT NULL;--> statement-breakpoint
INSERT INTO `listing` SELECT 'all', 0, locale, published_at, article_id FROM edition WHERE published_at IS NOT NULL;
