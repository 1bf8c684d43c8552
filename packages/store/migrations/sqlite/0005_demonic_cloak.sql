ALTER TABLE `webhook_delivery` ADD `first_failed_at` integer;--> statement-breakpoint
ALTER TABLE `webhook_delivery` ADD `hastened_at` integer;--> statement-breakpoint
ALTER TABLE `webhook_delivery` ADD `block_announced` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `webhook_delivery` ADD `skip` text;--> statement-breakpoint
CREATE INDEX `webhook_delivery_failing` ON `webhook_delivery` (`partner_id`,`endpoint_id`,`state`,`first_failed_at`,`id`);