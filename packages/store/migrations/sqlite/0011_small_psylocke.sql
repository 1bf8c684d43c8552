CREATE TABLE `release_request` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`relationship_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`reason` text NOT NULL,
	`state` text NOT NULL,
	`requested_at` integer NOT NULL,
	`requested_by` text NOT NULL,
	`ended_at` integer,
	`answered_by` text,
	`answer` text,
	PRIMARY KEY(`partner_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `release_request_open` ON `release_request` (`partner_id`,`relationship_id`) WHERE "release_request"."state" = 'open';--> statement-breakpoint
CREATE INDEX `release_request_by_relationship` ON `release_request` (`partner_id`,`relationship_id`,`requested_at`,`id`);