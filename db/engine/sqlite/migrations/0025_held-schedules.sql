CREATE TABLE `proposed_correction` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`article_id` integer NOT NULL,
	`locale` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`segment_id` text,
	`revision_id` integer,
	`scheduled_for` integer,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`revision_id`) REFERENCES `revision`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `proposed_correction_edition` ON `proposed_correction` (`article_id`,`locale`);--> statement-breakpoint
CREATE INDEX `proposed_correction_revision` ON `proposed_correction` (`revision_id`);--> statement-breakpoint
ALTER TABLE `edition` ADD `scheduled_is_minor` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `edition` ADD `held_revision_id` integer REFERENCES revision(id);--> statement-breakpoint
ALTER TABLE `edition` ADD `held_at` integer;--> statement-breakpoint
ALTER TABLE `edition` ADD `held_is_minor` integer DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX `edition_held` ON `edition` (`held_revision_id`);--> statement-breakpoint
-- The desk's list is filled anew, with what is held and what was sent back.
DELETE FROM `desk_entry`;
