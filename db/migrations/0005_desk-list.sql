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
CREATE INDEX `desk_facet_until` ON `desk_facet` (`until`) WHERE "desk_facet"."until" < 8640000000000000;
--> statement-breakpoint
-- Full text of `desk_entry.search_text` in words (lib/desk/search-text.ts); rowid is the article. drizzle-kit knows no such tables.
CREATE VIRTUAL TABLE `desk_text` USING fts5(`words`, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='2 3 4');
