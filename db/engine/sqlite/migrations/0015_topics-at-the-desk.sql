ALTER TABLE `author` ADD `links` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `author` ADD `merged_into_id` integer REFERENCES author(id);--> statement-breakpoint
ALTER TABLE `author_name` ADD `role` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `category` ADD `merged_into_id` integer REFERENCES category(id);--> statement-breakpoint
ALTER TABLE `tag_name` ADD `description` text DEFAULT '' NOT NULL;