CREATE TABLE `expiry_clock` (
	`id` integer PRIMARY KEY NOT NULL,
	`time` integer NOT NULL,
	`ran_at` integer NOT NULL
);
