ALTER TABLE `partner` ADD `chained` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `partner` ADD `chain_hash` text;--> statement-breakpoint
ALTER TABLE `partner` ADD `disabled_at` integer;--> statement-breakpoint
ALTER TABLE `event` ADD `hash` text;--> statement-breakpoint
ALTER TABLE `event` ADD `digests` text;