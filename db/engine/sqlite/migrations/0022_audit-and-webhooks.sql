CREATE TABLE `webhook` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`url` text NOT NULL,
	`secret` text NOT NULL,
	`events` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`paused_at` integer
);
--> statement-breakpoint
ALTER TABLE `delivery` ADD `answer` text;--> statement-breakpoint
ALTER TABLE `delivery` ADD `tried_at` integer;--> statement-breakpoint
CREATE INDEX `delivery_channel` ON `delivery` (`channel`,`outbox_id`);--> statement-breakpoint
CREATE INDEX `audit_kind` ON `audit` (`action`,`id`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit` (`actor`,`id`);--> statement-breakpoint
CREATE INDEX `audit_at` ON `audit` (`at`);