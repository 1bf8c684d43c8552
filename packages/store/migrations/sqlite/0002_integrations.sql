CREATE TABLE `api_key` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`roles` text NOT NULL,
	`prefix` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`last_used_at` integer,
	`revoked_at` integer,
	PRIMARY KEY(`partner_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_key_hash` ON `api_key` (`hash`);--> statement-breakpoint
CREATE TABLE `webhook_attempt` (
	`partner_id` text NOT NULL,
	`delivery_id` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`status` integer,
	`latency_ms` integer NOT NULL,
	`error` text,
	`answer` text,
	PRIMARY KEY(`partner_id`, `delivery_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `webhook_delivery` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`endpoint_id` text NOT NULL,
	`event_id` text NOT NULL,
	`event_sequence` integer NOT NULL,
	`lane` text,
	`cause` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`created_at` integer NOT NULL,
	`next_attempt_at` integer NOT NULL,
	`leased_until` integer,
	`finished_at` integer,
	PRIMARY KEY(`partner_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `webhook_delivery_due` ON `webhook_delivery` (`state`,`next_attempt_at`);--> statement-breakpoint
CREATE INDEX `webhook_delivery_lane` ON `webhook_delivery` (`partner_id`,`endpoint_id`,`lane`,`state`,`event_sequence`);--> statement-breakpoint
CREATE INDEX `webhook_delivery_by_endpoint` ON `webhook_delivery` (`partner_id`,`endpoint_id`,`event_sequence`,`id`);--> statement-breakpoint
CREATE INDEX `webhook_delivery_by_event` ON `webhook_delivery` (`partner_id`,`event_id`);--> statement-breakpoint
CREATE TABLE `webhook_endpoint` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`url` text NOT NULL,
	`description` text,
	`types` text,
	`state` text NOT NULL,
	`state_reason` text,
	`secrets` text NOT NULL,
	`created_at` integer NOT NULL,
	`queued_through` integer NOT NULL,
	`failing_since` integer,
	`warned` integer NOT NULL,
	PRIMARY KEY(`partner_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `webhook_endpoint_by_state` ON `webhook_endpoint` (`state`,`partner_id`);