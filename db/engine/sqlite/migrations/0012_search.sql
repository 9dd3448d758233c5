CREATE TABLE `search_entry` (
	`revision_id` integer PRIMARY KEY NOT NULL,
	`article_id` integer NOT NULL,
	`locale` text NOT NULL,
	`published_at` integer NOT NULL,
	`begins` integer NOT NULL,
	`until` integer NOT NULL,
	`facets` text NOT NULL,
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `search_entry_article` ON `search_entry` (`article_id`,`locale`);
--> statement-breakpoint
-- The words of texts, with their places: what is searched and ranked (docs/search.md). Without the texts themselves. Marks of letters (M*)
-- and letters that SQLite does not know yet (C*) part no word: what we write has spaces where words end.
CREATE VIRTUAL TABLE `search_words` USING fts5(`title`, `body`, `extra`, `facets`, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* C*'");
--> statement-breakpoint
INSERT INTO `search_words` (`search_words`, `rank`) VALUES ('rank', 'bm25(3.0, 1.0, 0.3, 0.0)');
--> statement-breakpoint
-- The pieces of texts, each once and without its place: what finds every part of a word.
CREATE VIRTUAL TABLE `search_pieces` USING fts5(`pieces`, content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* C*'");
--> statement-breakpoint
CREATE TRIGGER `search_entry_gone` AFTER DELETE ON `search_entry` BEGIN
	DELETE FROM `search_words` WHERE rowid = old.`revision_id`;
	DELETE FROM `search_pieces` WHERE rowid = old.`revision_id`;
END;
