CREATE TABLE `assignment` (
	`article_id` integer NOT NULL,
	`locale` text NOT NULL,
	`user_id` text NOT NULL,
	`due_at` integer,
	PRIMARY KEY(`article_id`, `locale`),
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `check_tick` (
	`revision_id` integer NOT NULL,
	`sentence` text NOT NULL,
	`name` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`revision_id`, `sentence`),
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `hand_over` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` integer NOT NULL,
	`locale` text NOT NULL,
	`revision_id` integer NOT NULL,
	`act` text NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`name` text NOT NULL,
	`user_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `hand_over_edition` ON `hand_over` (`article_id`,`locale`,`id`);--> statement-breakpoint
CREATE INDEX `hand_over_revision` ON `hand_over` (`revision_id`);--> statement-breakpoint
CREATE TABLE `note` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` integer NOT NULL,
	`locale` text NOT NULL,
	`segment_id` text NOT NULL,
	`home` text NOT NULL,
	`about` text NOT NULL,
	`text` text NOT NULL,
	`name` text NOT NULL,
	`at` integer NOT NULL,
	`resolved_at` integer,
	`resolved_by` text,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `note_edition` ON `note` (`article_id`,`locale`,`id`);--> statement-breakpoint
CREATE TABLE `note_mention` (
	`note_id` integer NOT NULL,
	`user_id` text NOT NULL,
	PRIMARY KEY(`note_id`, `user_id`),
	FOREIGN KEY (`note_id`) REFERENCES `note`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `article` ADD `noindex` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `article` ADD `sponsor` text;--> statement-breakpoint
ALTER TABLE `correction` ADD `segment_id` text;--> statement-breakpoint
ALTER TABLE `edition` ADD `factual_since` integer;--> statement-breakpoint
ALTER TABLE `revision` ADD `user_id` text;