CREATE TABLE `import_finding` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`relationship_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`subject_id` text NOT NULL,
	`file` text NOT NULL,
	`path` text NOT NULL,
	`gap` text NOT NULL,
	`field` text,
	`value` text,
	`import_hash` text NOT NULL,
	PRIMARY KEY(`partner_id`, `id`),
	FOREIGN KEY (`partner_id`,`relationship_id`) REFERENCES `relationship`(`partner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_finding_by_relationship` ON `import_finding` (`partner_id`,`relationship_id`,`id`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_reservation` (
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
	`refundable` integer,
	PRIMARY KEY(`partner_id`, `id`),
	FOREIGN KEY (`partner_id`,`relationship_id`) REFERENCES `relationship`(`partner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_reservation`("partner_id", "id", "relationship_id", "customer_id", "raw_status", "import_hash", "name", "quantity", "purchased_at", "expires_at", "status", "refundable") SELECT "partner_id", "id", "relationship_id", "customer_id", "raw_status", "import_hash", "name", "quantity", "purchased_at", "expires_at", "status", "refundable" FROM `reservation`;--> statement-breakpoint
DROP TABLE `reservation`;--> statement-breakpoint
ALTER TABLE `__new_reservation` RENAME TO `reservation`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `reservation_by_relationship` ON `reservation` (`partner_id`,`relationship_id`,`id`);--> statement-breakpoint
CREATE TABLE `__new_savings_plan` (
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
	`refundable` integer,
	PRIMARY KEY(`partner_id`, `id`),
	FOREIGN KEY (`partner_id`,`relationship_id`) REFERENCES `relationship`(`partner_id`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `__new_savings_plan`("partner_id", "id", "relationship_id", "customer_id", "raw_status", "import_hash", "name", "quantity", "purchased_at", "expires_at", "status", "refundable") SELECT "partner_id", "id", "relationship_id", "customer_id", "raw_status", "import_hash", "name", "quantity", "purchased_at", "expires_at", "status", "refundable" FROM `savings_plan`;--> statement-breakpoint
DROP TABLE `savings_plan`;--> statement-breakpoint
ALTER TABLE `__new_savings_plan` RENAME TO `savings_plan`;--> statement-breakpoint
CREATE INDEX `savings_plan_by_relationship` ON `savings_plan` (`partner_id`,`relationship_id`,`id`);--> statement-breakpoint
CREATE TABLE `__new_removal_receipt` (
	`partner_id` text NOT NULL,
	`id` text NOT NULL,
	`relationship_id` text NOT NULL,
	`customer_id` text NOT NULL,
	`customer_name` text NOT NULL,
	`customer_tenant_id` text NOT NULL,
	`removed_at` integer NOT NULL,
	`removed_by` text NOT NULL,
	`reason` text,
	`attestation` text,
	`effects` text NOT NULL,
	`cleared` text NOT NULL,
	`remaining` text NOT NULL,
	`notice` text NOT NULL,
	PRIMARY KEY(`partner_id`, `id`)
);
--> statement-breakpoint
INSERT INTO `__new_removal_receipt`("partner_id", "id", "relationship_id", "customer_id", "customer_name", "customer_tenant_id", "removed_at", "removed_by", "reason", "attestation", "effects", "cleared", "remaining", "notice") SELECT "partner_id", "id", "relationship_id", "customer_id", "customer_name", "customer_tenant_id", "removed_at", "removed_by", "reason", "attestation", "effects", "cleared", "remaining", "notice" FROM `removal_receipt`;--> statement-breakpoint
DROP TABLE `removal_receipt`;--> statement-breakpoint
ALTER TABLE `__new_removal_receipt` RENAME TO `removal_receipt`;--> statement-breakpoint
CREATE UNIQUE INDEX `receipt_relationship` ON `removal_receipt` (`partner_id`,`relationship_id`);--> statement-breakpoint
CREATE INDEX `receipt_by_time` ON `removal_receipt` (`partner_id`,`removed_at`,`id`);--> statement-breakpoint
CREATE INDEX `receipt_by_customer` ON `removal_receipt` (`partner_id`,`customer_id`,`removed_at`,`id`);--> statement-breakpoint
ALTER TABLE `relationship` ADD `ended_at_vendor_at` integer;--> statement-breakpoint
ALTER TABLE `delegated_admin_relationship` ADD `raw_status` text;--> statement-breakpoint
ALTER TABLE `delegated_admin_relationship` ADD `import_hash` text;