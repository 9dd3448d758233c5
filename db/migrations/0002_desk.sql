ALTER TABLE `article` ADD `created_by` text;--> statement-breakpoint
CREATE INDEX `edition_published` ON `edition` (`published_at`);--> statement-breakpoint
CREATE INDEX `edition_scheduled` ON `edition` (`scheduled_at`) WHERE "edition"."scheduled_at" is not null;--> statement-breakpoint
CREATE INDEX `edition_embargo` ON `edition` (`embargo_until`) WHERE "edition"."embargo_until" is not null;--> statement-breakpoint
CREATE INDEX `edition_unpublish` ON `edition` (`unpublish_at`) WHERE "edition"."unpublish_at" is not null;--> statement-breakpoint
CREATE INDEX `placement_starts` ON `placement` (`starts_at`);--> statement-breakpoint
CREATE INDEX `placement_ends` ON `placement` (`ends_at`);