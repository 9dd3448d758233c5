CREATE TABLE `announced` (
	`article_id` integer NOT NULL,
	`locale` text NOT NULL,
	`revision_id` integer NOT NULL,
	`slug` text NOT NULL,
	`published_at` integer NOT NULL,
	`correction_id` integer NOT NULL,
	PRIMARY KEY(`article_id`, `locale`)
);
--> statement-breakpoint
CREATE TABLE `delivery` (
	`outbox_id` integer NOT NULL,
	`channel` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_at` integer NOT NULL,
	`error` text,
	`done_at` integer,
	`gave_up_at` integer,
	PRIMARY KEY(`outbox_id`, `channel`),
	FOREIGN KEY (`outbox_id`) REFERENCES `outbox`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `delivery_waiting` ON `delivery` (`channel`,`next_at`) WHERE "delivery"."done_at" is null and "delivery"."gave_up_at" is null;--> statement-breakpoint
CREATE INDEX `delivery_done` ON `delivery` (`channel`,`done_at`);--> statement-breakpoint
CREATE INDEX `delivery_given_up` ON `delivery` (`gave_up_at`) WHERE "delivery"."gave_up_at" is not null;--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`event` text NOT NULL,
	`at` integer NOT NULL,
	`article_id` integer,
	`locale` text,
	`facts` text NOT NULL,
	`taken_at` integer
);
--> statement-breakpoint
CREATE INDEX `outbox_untaken` ON `outbox` (`id`) WHERE "outbox"."taken_at" is null;--> statement-breakpoint
CREATE INDEX `outbox_edition` ON `outbox` (`article_id`,`locale`,`id`);--> statement-breakpoint
CREATE INDEX `outbox_at` ON `outbox` (`at`);--> statement-breakpoint
CREATE TABLE `outbox_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`since` integer,
	`channels` text,
	`holder` text,
	`held_until` integer,
	`looked_until` integer,
	`epoch` integer
);
