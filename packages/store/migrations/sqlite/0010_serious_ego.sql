CREATE TABLE `import_job` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`file_name` text NOT NULL,
	`size_bytes` integer NOT NULL,
	`pieces` integer NOT NULL,
	`state` text NOT NULL,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`failure` text,
	`check_tally` text,
	`result_tally` text,
	`progress` text NOT NULL,
	`lease` text,
	`leased_until` integer,
	`attempts` integer NOT NULL,
	PRIMARY KEY(`partner_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `import_job_by_time` ON `import_job` (`partner_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `import_job_by_state` ON `import_job` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `import_job_by_upload` ON `import_job` (`state`,`pieces`);--> statement-breakpoint
CREATE TABLE `import_line` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`import_id` text NOT NULL,
	`is_check` integer NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`file` text NOT NULL,
	`path` text NOT NULL,
	`reason` text NOT NULL,
	`way_out` text NOT NULL,
	PRIMARY KEY(`partner_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `import_line_by_number` ON `import_line` (`partner_id`,`import_id`,`is_check`,`number`);--> statement-breakpoint
CREATE INDEX `import_line_by_kind` ON `import_line` (`partner_id`,`import_id`,`is_check`,`kind`,`number`);--> statement-breakpoint
CREATE TABLE `import_piece` (
	`partner_id` text NOT NULL,
	`import_id` text NOT NULL,
	`number` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`partner_id`, `import_id`, `number`)
);
