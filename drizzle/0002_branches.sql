ALTER TABLE `journal_turns` ADD `is_branch` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `journal_turns` ADD `continues_id` text;--> statement-breakpoint
ALTER TABLE `journal_turns` ADD `asked_at` integer DEFAULT 0 NOT NULL;