CREATE TABLE `citations` (
	`session_id` text NOT NULL,
	`blob` text NOT NULL,
	PRIMARY KEY(`session_id`, `blob`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `citations_by_blob` ON `citations` (`blob`);--> statement-breakpoint
CREATE TABLE `cited_texts` (
	`blob` text PRIMARY KEY NOT NULL,
	`content` blob NOT NULL
);
--> statement-breakpoint
ALTER TABLE `sources` ADD `size_bytes` integer DEFAULT 0 NOT NULL;