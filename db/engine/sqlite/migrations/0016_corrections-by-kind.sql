ALTER TABLE `correction` ADD `kind` text DEFAULT 'correction' NOT NULL;--> statement-breakpoint
CREATE INDEX `correction_at` ON `correction` (`locale`,`at`);--> statement-breakpoint
ALTER TABLE `announced` ADD `modified_at` integer;