CREATE TABLE `customer_membership` (
	`customer_id` text NOT NULL,
	`user_id` text NOT NULL,
	`disabled_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`customer_id`, `user_id`),
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_membership_user` ON `customer_membership` (`user_id`);--> statement-breakpoint
CREATE TABLE `relationship_request` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`indirect_provider_id` text,
	`customer_id` text,
	`customer_email` text,
	`include_delegated_admin` integer NOT NULL,
	`token_hash` text NOT NULL,
	`state` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`expires_at` integer NOT NULL,
	`answered_by` text,
	`answered_at` integer,
	`relationship_id` text,
	`receipt_id` text,
	PRIMARY KEY(`partner_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `relationship_request_token` ON `relationship_request` (`token_hash`);--> statement-breakpoint
CREATE INDEX `relationship_request_by_time` ON `relationship_request` (`partner_id`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `relationship_request_by_customer` ON `relationship_request` (`partner_id`,`customer_id`,`state`);--> statement-breakpoint
CREATE INDEX `relationship_request_by_expiry` ON `relationship_request` (`state`,`expires_at`);--> statement-breakpoint
ALTER TABLE `delegated_admin_relationship` ADD `created_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `delegated_admin_relationship` ADD `warned_days` integer;--> statement-breakpoint
ALTER TABLE `delegated_admin_relationship` ADD `ended_at` integer;--> statement-breakpoint
ALTER TABLE `delegated_admin_relationship` ADD `ended_by` text;--> statement-breakpoint
ALTER TABLE `relationship` ADD `due_at` integer;--> statement-breakpoint
CREATE INDEX `relationship_by_due` ON `relationship` (`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `webhook_delivery_by_state` ON `webhook_delivery` (`partner_id`,`endpoint_id`,`state`,`event_sequence`,`id`);--> statement-breakpoint
UPDATE `delegated_admin_relationship` SET `created_at` = coalesce(`activated_at`, unixepoch() * 1000);--> statement-breakpoint
UPDATE `relationship` SET `due_at` = 0 WHERE `state` = 'active';