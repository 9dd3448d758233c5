-- What was written before cannot be held against its past: whoever keeps answers starts anew.
DELETE FROM `change`;
--> statement-breakpoint
ALTER TABLE `change` ADD `previous` integer NOT NULL;
