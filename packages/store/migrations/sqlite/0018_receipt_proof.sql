ALTER TABLE `removal_receipt` ADD `partner_name` text;--> statement-breakpoint
ALTER TABLE `removal_receipt` ADD `partner_tenant_id` text;--> statement-breakpoint
ALTER TABLE `removal_receipt` ADD `customer_domain` text;--> statement-breakpoint
ALTER TABLE `removal_receipt` ADD `proof` text;--> statement-breakpoint
CREATE INDEX `receipt_without_proof` ON `removal_receipt` (`partner_id`,`id`) WHERE "removal_receipt"."proof" is null;