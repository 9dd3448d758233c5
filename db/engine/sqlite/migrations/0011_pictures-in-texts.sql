CREATE TABLE `article_picture` (
	`article_id` integer NOT NULL,
	`media_id` integer NOT NULL,
	`revision_id` integer,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`media_id`) REFERENCES `media`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `article_picture_revision` ON `article_picture` (`revision_id`,`media_id`);--> statement-breakpoint
CREATE INDEX `article_picture_media` ON `article_picture` (`media_id`,`article_id`);--> statement-breakpoint
CREATE INDEX `article_picture_article` ON `article_picture` (`article_id`);