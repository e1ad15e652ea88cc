ALTER TABLE `sources` ADD `edited` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sources` ADD `skipped` text DEFAULT '[]' NOT NULL;