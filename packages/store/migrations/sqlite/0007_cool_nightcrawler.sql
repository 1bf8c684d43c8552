PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_subscription` (
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
	`auto_renew` integer,
	`end_of_term_action` text,
	`next_term` text,
	`is_extended_service_term` integer DEFAULT false NOT NULL,
	`purchased_or_renewed_at` integer,
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
INSERT INTO `__new_subscription`("partner_id", "id", "relationship_id", "customer_id", "raw_status", "import_hash", "offer_id", "offer_name", "friendly_name", "quantity", "unit_type", "status", "commerce_model", "kind", "is_trial", "auto_renew", "end_of_term_action", "next_term", "is_extended_service_term", "purchased_or_renewed_at", "billing_cycle", "term_duration", "start_date", "commitment_end_date", "cancellation_allowed_until", "suspended_at", "data_deletion_at", "parent_subscription_id", "support_contact_partner_id", "suspension_reasons", "order_id") SELECT "partner_id", "id", "relationship_id", "customer_id", "raw_status", "import_hash", "offer_id", "offer_name", "friendly_name", "quantity", "unit_type", "status", "commerce_model", "kind", "is_trial", "auto_renew", CASE WHEN "status" = 'suspended' AND "commerce_model" = 'new_commerce' THEN NULL WHEN "auto_renew" THEN 'renew' WHEN "commerce_model" = 'new_commerce' AND "kind" = 'license' AND ("commitment_end_date" IS NULL OR "commitment_end_date" >= 1777852800000) THEN 'extend' ELSE 'expire' END, NULL, false, NULL, "billing_cycle", "term_duration", "start_date", CASE WHEN "commerce_model" = 'new_commerce' AND "kind" = 'license' THEN "commitment_end_date" / 86400000 * 86400000 + 86399999 ELSE "commitment_end_date" END, "cancellation_allowed_until", "suspended_at", "data_deletion_at", "parent_subscription_id", "support_contact_partner_id", "suspension_reasons", "order_id" FROM `subscription`;--> statement-breakpoint
DROP TABLE `subscription`;--> statement-breakpoint
ALTER TABLE `__new_subscription` RENAME TO `subscription`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `subscription_by_relationship` ON `subscription` (`partner_id`,`relationship_id`,`id`);--> statement-breakpoint
CREATE INDEX `subscription_by_support_contact` ON `subscription` (`customer_id`,`support_contact_partner_id`);--> statement-breakpoint
UPDATE `relationship` SET `recheck_at` = 0, `due_at` = 0 WHERE `state` = 'active';