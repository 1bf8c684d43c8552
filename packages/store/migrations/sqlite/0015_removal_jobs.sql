CREATE TABLE `removal_job` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`started_by` text NOT NULL,
	`user_id` text NOT NULL,
	`key_id` text,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	`customers` integer NOT NULL,
	`clears` integer NOT NULL,
	`blocker_ids` text,
	`remove_at` integer,
	`when_clear` integer NOT NULL,
	`reason` text,
	`attestation_version` text,
	`due_at` integer,
	`lease` text,
	`leased_until` integer,
	PRIMARY KEY(`partner_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `removal_job_by_time` ON `removal_job` (`partner_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `removal_job_by_due` ON `removal_job` (`due_at`) WHERE "removal_job"."due_at" is not null;--> statement-breakpoint
CREATE TABLE `removal_job_item` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`job_id` text NOT NULL,
	`number` integer NOT NULL,
	`customer_id` text NOT NULL,
	`customer_name` text NOT NULL,
	`relationship_id` text NOT NULL,
	`state` text NOT NULL,
	`due_at` integer,
	`reason` text,
	`remaining` text NOT NULL,
	`steps` integer NOT NULL,
	`receipt_id` text,
	`finished_at` integer,
	PRIMARY KEY(`partner_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `removal_job_item_by_number` ON `removal_job_item` (`partner_id`,`job_id`,`number`);--> statement-breakpoint
CREATE INDEX `removal_job_item_by_state` ON `removal_job_item` (`partner_id`,`job_id`,`state`,`number`);--> statement-breakpoint
CREATE INDEX `removal_job_item_by_due` ON `removal_job_item` (`partner_id`,`job_id`,`due_at`) WHERE "removal_job_item"."due_at" is not null;--> statement-breakpoint
CREATE TABLE `removal_job_step` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`job_id` text NOT NULL,
	`item_id` text NOT NULL,
	`number` integer NOT NULL,
	`blocker_id` text NOT NULL,
	`blocker_kind` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`subject_name` text NOT NULL,
	`resolution` text NOT NULL,
	`state` text NOT NULL,
	`refusal` text,
	`finished_at` integer,
	PRIMARY KEY(`partner_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `removal_job_step_by_number` ON `removal_job_step` (`partner_id`,`item_id`,`number`);--> statement-breakpoint
ALTER TABLE `relationship` ADD `scheduled_item_id` text;