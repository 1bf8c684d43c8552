CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_provider` ON `account` (`provider_id`,`account_id`);--> statement-breakpoint
CREATE INDEX `account_user` ON `account` (`user_id`);--> statement-breakpoint
CREATE TABLE `azure_entitlement` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`relationship_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`raw_status` text,
	`import_hash` text,
	`subscription_id` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	PRIMARY KEY(`partner_id`, `id`),
	FOREIGN KEY (`partner_id`,`relationship_id`) REFERENCES `relationship`(`partner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `azure_entitlement_by_relationship` ON `azure_entitlement` (`partner_id`,`relationship_id`,`id`);--> statement-breakpoint
CREATE TABLE `customer` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`company_name` text NOT NULL,
	`domain` text,
	`country` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_tenant` ON `customer` (`tenant_id`);--> statement-breakpoint
CREATE TABLE `delegated_admin_relationship` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`relationship_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`display_name` text NOT NULL,
	`roles` text NOT NULL,
	`duration_days` integer NOT NULL,
	`status` text NOT NULL,
	`activated_at` integer,
	`ends_at` integer,
	`auto_extend` integer NOT NULL,
	PRIMARY KEY(`partner_id`, `id`),
	FOREIGN KEY (`partner_id`,`relationship_id`) REFERENCES `relationship`(`partner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `delegated_admin_relationship_by_relationship` ON `delegated_admin_relationship` (`partner_id`,`relationship_id`,`id`);--> statement-breakpoint
CREATE TABLE `event` (
	`partner_id` text NOT NULL,
	`sequence` integer NOT NULL,
	`id` text NOT NULL,
	`type` text NOT NULL,
	`occurred_at` integer NOT NULL,
	`actor` text NOT NULL,
	`customer_id` text,
	`relationship_id` text,
	`subject_id` text NOT NULL,
	`changes` text NOT NULL,
	`correlation_id` text NOT NULL,
	`schema_version` integer NOT NULL,
	PRIMARY KEY(`partner_id`, `sequence`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `event_id` ON `event` (`partner_id`,`id`);--> statement-breakpoint
CREATE INDEX `event_by_customer` ON `event` (`partner_id`,`customer_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `event_by_relationship` ON `event` (`partner_id`,`relationship_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `event_by_subject` ON `event` (`partner_id`,`subject_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `idempotency_key` (
	`partner_id` text NOT NULL,
	`key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`result` text,
	`saved_at` integer NOT NULL,
	PRIMARY KEY(`partner_id`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_key_by_time` ON `idempotency_key` (`partner_id`,`saved_at`);--> statement-breakpoint
CREATE TABLE `membership` (
	`partner_id` text NOT NULL,
	`user_id` text NOT NULL,
	`roles` text NOT NULL,
	`disabled_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`partner_id`, `user_id`),
	FOREIGN KEY (`partner_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_user` ON `membership` (`user_id`);--> statement-breakpoint
CREATE TABLE `purchase_order` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`relationship_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`raw_status` text,
	`import_hash` text,
	`status` text NOT NULL,
	`lines` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`partner_id`, `id`),
	FOREIGN KEY (`partner_id`,`relationship_id`) REFERENCES `relationship`(`partner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `purchase_order_by_relationship` ON `purchase_order` (`partner_id`,`relationship_id`,`id`);--> statement-breakpoint
CREATE TABLE `partner` (
	`id` text PRIMARY KEY NOT NULL,
	`tenant_id` text NOT NULL,
	`name` text NOT NULL,
	`mpn_id` text,
	`country` text,
	`kind` text NOT NULL,
	`sequence` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `partner_name` ON `partner` (`name`);--> statement-breakpoint
CREATE TABLE `partner_association` (
	`provider_id` text NOT NULL,
	`reseller_id` text NOT NULL,
	`state` text NOT NULL,
	PRIMARY KEY(`provider_id`, `reseller_id`),
	FOREIGN KEY (`provider_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reseller_id`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `removal_receipt` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`relationship_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`customer_name` text NOT NULL,
	`customer_tenant_id` text NOT NULL,
	`removed_at` integer NOT NULL,
	`removed_by` text NOT NULL,
	`reason` text,
	`attestation` text NOT NULL,
	`effects` text NOT NULL,
	`cleared` text NOT NULL,
	`remaining` text NOT NULL,
	`notice` text NOT NULL,
	PRIMARY KEY(`partner_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `receipt_relationship` ON `removal_receipt` (`partner_id`,`relationship_id`);--> statement-breakpoint
CREATE INDEX `receipt_by_time` ON `removal_receipt` (`partner_id`,`removed_at`,`id`);--> statement-breakpoint
CREATE TABLE `relationship` (
	`row_number` integer PRIMARY KEY NOT NULL,
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`customer_id` text NOT NULL,
	`state` text NOT NULL,
	`delegated_admin` integer,
	`associated_reseller_id` text,
	`established_at` integer NOT NULL,
	`removed_at` integer,
	`removed_by` text,
	`removal_reason` text,
	`previous_id` text,
	`blocker_kinds` text NOT NULL,
	`next_removal_at` integer,
	`recheck_at` integer,
	`import_hash` text,
	`name_key` text NOT NULL,
	`search_text` text NOT NULL,
	`country` text,
	FOREIGN KEY (`customer_id`) REFERENCES `customer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `relationship_key` ON `relationship` (`partner_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `relationship_active` ON `relationship` (`partner_id`,`customer_id`) WHERE "relationship"."state" = 'active';--> statement-breakpoint
CREATE INDEX `relationship_by_customer` ON `relationship` (`customer_id`,`state`,`partner_id`);--> statement-breakpoint
CREATE INDEX `relationship_by_pair` ON `relationship` (`partner_id`,`customer_id`,`established_at`);--> statement-breakpoint
CREATE INDEX `relationship_by_name` ON `relationship` (`partner_id`,`state`,`name_key`,`id`,`blocker_kinds`);--> statement-breakpoint
CREATE INDEX `relationship_by_established` ON `relationship` (`partner_id`,`state`,`established_at`,`id`);--> statement-breakpoint
CREATE INDEX `relationship_by_blockers` ON `relationship` (`partner_id`,`state`,`blocker_kinds`,`name_key`,`id`);--> statement-breakpoint
CREATE INDEX `relationship_by_country` ON `relationship` (`partner_id`,`state`,`country`,`name_key`,`id`);--> statement-breakpoint
CREATE INDEX `relationship_by_recheck` ON `relationship` (`partner_id`,`state`,`recheck_at`,`id`);--> statement-breakpoint
CREATE INDEX `relationship_by_next_removal` ON `relationship` (`partner_id`,`state`,`next_removal_at`,`blocker_kinds`);--> statement-breakpoint
CREATE TABLE `reservation` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`relationship_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`raw_status` text,
	`import_hash` text,
	`name` text NOT NULL,
	`quantity` integer NOT NULL,
	`purchased_at` integer,
	`expires_at` integer,
	`status` text NOT NULL,
	`refundable` integer NOT NULL,
	PRIMARY KEY(`partner_id`, `id`),
	FOREIGN KEY (`partner_id`,`relationship_id`) REFERENCES `relationship`(`partner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reservation_by_relationship` ON `reservation` (`partner_id`,`relationship_id`,`id`);--> statement-breakpoint
CREATE TABLE `savings_plan` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`relationship_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`raw_status` text,
	`import_hash` text,
	`name` text NOT NULL,
	`quantity` integer NOT NULL,
	`purchased_at` integer,
	`expires_at` integer,
	`status` text NOT NULL,
	`refundable` integer NOT NULL,
	PRIMARY KEY(`partner_id`, `id`),
	FOREIGN KEY (`partner_id`,`relationship_id`) REFERENCES `relationship`(`partner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `savings_plan_by_relationship` ON `savings_plan` (`partner_id`,`relationship_id`,`id`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `software_purchase` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`relationship_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`raw_status` text,
	`import_hash` text,
	`name` text NOT NULL,
	`quantity` integer NOT NULL,
	`purchased_at` integer,
	`cancellation_allowed_until` integer,
	`expires_at` integer,
	`status` text NOT NULL,
	PRIMARY KEY(`partner_id`, `id`),
	FOREIGN KEY (`partner_id`,`relationship_id`) REFERENCES `relationship`(`partner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `software_purchase_by_relationship` ON `software_purchase` (`partner_id`,`relationship_id`,`id`);--> statement-breakpoint
CREATE TABLE `subscription` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`relationship_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`raw_status` text,
	`import_hash` text,
	`offer_id` text NOT NULL,
	`offer_name` text NOT NULL,
	`friendly_name` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit_type` text NOT NULL,
	`status` text NOT NULL,
	`commerce_model` text NOT NULL,
	`kind` text NOT NULL,
	`is_trial` integer NOT NULL,
	`auto_renew` integer NOT NULL,
	`billing_cycle` text,
	`term_duration` text,
	`start_date` integer NOT NULL,
	`commitment_end_date` integer,
	`cancellation_allowed_until` integer,
	`suspended_at` integer,
	`data_deletion_at` integer,
	`parent_subscription_id` text,
	`support_contact_partner_id` text,
	`suspension_reasons` text NOT NULL,
	`order_id` text,
	PRIMARY KEY(`partner_id`, `id`),
	FOREIGN KEY (`partner_id`,`relationship_id`) REFERENCES `relationship`(`partner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `subscription_by_relationship` ON `subscription` (`partner_id`,`relationship_id`,`id`);--> statement-breakpoint
CREATE INDEX `subscription_by_support_contact` ON `subscription` (`customer_id`,`support_contact_partner_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_identifier` ON `verification` (`identifier`);--> statement-breakpoint
CREATE TABLE `blocker_waiver` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`relationship_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`status` text NOT NULL,
	`reason` text NOT NULL,
	`waived_by` text NOT NULL,
	`waived_at` integer NOT NULL,
	PRIMARY KEY(`partner_id`, `id`),
	FOREIGN KEY (`partner_id`,`relationship_id`) REFERENCES `relationship`(`partner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `blocker_waiver_by_relationship` ON `blocker_waiver` (`partner_id`,`relationship_id`,`id`);