DROP INDEX `relationship_by_next_removal`;--> statement-breakpoint
ALTER TABLE `relationship` ADD `removal_order` integer GENERATED ALWAYS AS (coalesce("next_removal_at", 253402300799999)) VIRTUAL;--> statement-breakpoint
CREATE INDEX `relationship_by_removal_order` ON `relationship` (`partner_id`,`state`,`removal_order`,`id`,`blocker_kinds`);--> statement-breakpoint
CREATE INDEX `relationship_by_reseller` ON `relationship` (`partner_id`,`state`,`associated_reseller_id`,`name_key`,`id`);--> statement-breakpoint
DROP INDEX `relationship_request_by_customer`;--> statement-breakpoint
CREATE INDEX `relationship_request_by_customer` ON `relationship_request` (`partner_id`,`customer_id`,`created_at`,`id`);--> statement-breakpoint
ALTER TABLE `partner` ADD `recorded_at` integer;--> statement-breakpoint
-- The events that were there are taken as recorded when the latest of those up to them occurred.
ALTER TABLE `event` ADD `recorded_at` integer NOT NULL DEFAULT 0;--> statement-breakpoint
UPDATE `event` SET `recorded_at` = `known`.`at` FROM (SELECT `partner_id`, `sequence`, max(`occurred_at`) OVER (PARTITION BY `partner_id` ORDER BY `sequence`) AS `at` FROM `event`) AS `known` WHERE `event`.`partner_id` = `known`.`partner_id` AND `event`.`sequence` = `known`.`sequence`;--> statement-breakpoint
CREATE INDEX `event_by_type` ON `event` (`partner_id`,`type`,`sequence`);--> statement-breakpoint
UPDATE `partner` SET `recorded_at` = (SELECT `event`.`recorded_at` FROM `event` WHERE `event`.`partner_id` = `partner`.`id` AND `event`.`sequence` = `partner`.`sequence`);--> statement-breakpoint
CREATE INDEX `event_by_record` ON `event` (`partner_id`,`recorded_at`,`sequence`);--> statement-breakpoint
CREATE INDEX `event_by_correlation` ON `event` (`partner_id`,`correlation_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `event_by_actor` ON `event` (`partner_id`,("actor" ->> 'id'),`sequence`);--> statement-breakpoint
CREATE INDEX `event_by_actor_kind` ON `event` (`partner_id`,("actor" ->> 'kind'),`sequence`);--> statement-breakpoint
CREATE INDEX `receipt_by_customer` ON `removal_receipt` (`partner_id`,`customer_id`,`removed_at`,`id`);--> statement-breakpoint
CREATE VIRTUAL TABLE `request_search` USING fts5(`customer_email`, `request_id` UNINDEXED, tokenize='trigram case_sensitive 1', detail='full');
--> statement-breakpoint
INSERT INTO `request_search`(`customer_email`, `request_id`) SELECT `customer_email`, `id` FROM `relationship_request` WHERE `customer_email` IS NOT NULL;
--> statement-breakpoint
-- The address a request was meant for never changes, and requests are kept.
CREATE TRIGGER `request_search_insert` AFTER INSERT ON `relationship_request` WHEN new.`customer_email` IS NOT NULL BEGIN
  INSERT INTO `request_search`(`customer_email`, `request_id`) VALUES (new.`customer_email`, new.`id`);
END;
