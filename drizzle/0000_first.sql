CREATE TABLE `connections` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`base_url` text,
	`sealed_key` text,
	`models` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `journal_chunks` (
	`answer_id` text NOT NULL,
	`seq` integer NOT NULL,
	`chunks` text NOT NULL,
	PRIMARY KEY(`answer_id`, `seq`),
	FOREIGN KEY (`answer_id`) REFERENCES `journal_turns`(`answer_id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `journal_turns` (
	`answer_id` text PRIMARY KEY NOT NULL,
	`prompt_id` text NOT NULL,
	`attempt` integer NOT NULL,
	`session_id` text NOT NULL,
	`text` text NOT NULL,
	`status` text NOT NULL,
	`parent_id` text,
	`model_id` text,
	`error` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `journal_turns_by_prompt` ON `journal_turns` (`prompt_id`,`attempt`);--> statement-breakpoint
CREATE INDEX `journal_turns_by_session` ON `journal_turns` (`session_id`,`status`);--> statement-breakpoint
CREATE TABLE `repo_cache` (
	`resource_key` text PRIMARY KEY NOT NULL,
	`url` text NOT NULL,
	`ref` text,
	`search_path` text,
	`local_path` text NOT NULL,
	`commit` text,
	`cloned_at` integer NOT NULL,
	`last_updated` integer NOT NULL,
	`last_accessed` integer NOT NULL,
	`size_bytes` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`resource_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_accessed` integer NOT NULL,
	`title` text,
	`head_message_id` text,
	`pinned` integer DEFAULT false NOT NULL,
	`model_id` text,
	`trashed_at` integer
);
--> statement-breakpoint
CREATE INDEX `sessions_by_access` ON `sessions` (`last_accessed`);--> statement-breakpoint
CREATE TABLE `settings` (
	`id` integer PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sources` (
	`key` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`address` text NOT NULL,
	`ref` text,
	`search_path` text,
	`state` text NOT NULL,
	`error` text,
	`commit` text,
	`files` integer DEFAULT 0 NOT NULL,
	`passages` integer DEFAULT 0 NOT NULL,
	`added_at` integer NOT NULL,
	`last_updated` integer
);
--> statement-breakpoint
CREATE TABLE `tool_sessions` (
	`session_id` text NOT NULL,
	`tool_name` text NOT NULL,
	`tool_key` text DEFAULT '' NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_accessed` integer NOT NULL,
	PRIMARY KEY(`session_id`, `tool_name`, `tool_key`),
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `tool_sessions_by_access` ON `tool_sessions` (`last_accessed`);