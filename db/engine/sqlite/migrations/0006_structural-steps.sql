CREATE TABLE `structural_step` (
	`article_id` integer NOT NULL,
	`id` text NOT NULL,
	`done_at` integer NOT NULL,
	`segments` text NOT NULL,
	PRIMARY KEY(`article_id`, `id`),
	FOREIGN KEY (`article_id`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE cascade
);
