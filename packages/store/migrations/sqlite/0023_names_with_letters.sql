CREATE TABLE `name_letters` (
	`partner_id` text NOT NULL,
	`letters` text NOT NULL,
	`first` text NOT NULL,
	`last` text NOT NULL,
	PRIMARY KEY(`partner_id`, `letters`)
);
--> statement-breakpoint
DROP INDEX `relationship_by_name`;--> statement-breakpoint
DROP INDEX `relationship_by_established`;--> statement-breakpoint
DROP INDEX `relationship_by_blockers`;--> statement-breakpoint
DROP INDEX `relationship_by_country`;--> statement-breakpoint
DROP INDEX `relationship_by_recheck`;--> statement-breakpoint
DROP INDEX `relationship_by_due`;--> statement-breakpoint
DROP INDEX `relationship_by_removal_order`;--> statement-breakpoint
DROP INDEX `relationship_by_extension`;--> statement-breakpoint
DROP INDEX `relationship_by_reseller`;--> statement-breakpoint
DROP INDEX `relationship_by_outlook`;--> statement-breakpoint
CREATE INDEX `relationship_by_outlook_established` ON `relationship` (`partner_id`,`removal_outlook`,`established_at`,`id`) WHERE "relationship"."state" = 'active';--> statement-breakpoint
CREATE INDEX `relationship_by_outlook_removal` ON `relationship` (`partner_id`,`removal_outlook`,`removal_order`,`id`) WHERE "relationship"."state" = 'active';--> statement-breakpoint
CREATE INDEX `relationship_by_name` ON `relationship` (`partner_id`,`name_key`,`id`,`blocker_kinds`) WHERE "relationship"."state" = 'active';--> statement-breakpoint
CREATE INDEX `relationship_by_established` ON `relationship` (`partner_id`,`established_at`,`id`,`blocker_kinds`) WHERE "relationship"."state" = 'active';--> statement-breakpoint
CREATE INDEX `relationship_by_blockers` ON `relationship` (`partner_id`,`blocker_kinds`) WHERE "relationship"."state" = 'active';--> statement-breakpoint
CREATE INDEX `relationship_by_country` ON `relationship` (`partner_id`,`country`,`name_key`,`id`) WHERE "relationship"."state" = 'active';--> statement-breakpoint
CREATE INDEX `relationship_by_recheck` ON `relationship` (`partner_id`,`recheck_at`,`id`) WHERE "relationship"."state" = 'active' and "relationship"."recheck_at" is not null;--> statement-breakpoint
CREATE INDEX `relationship_by_due` ON `relationship` (`due_at`) WHERE "relationship"."state" = 'active' and "relationship"."due_at" is not null;--> statement-breakpoint
CREATE INDEX `relationship_by_removal_order` ON `relationship` (`partner_id`,`removal_order`,`id`,`blocker_kinds`) WHERE "relationship"."state" = 'active';--> statement-breakpoint
CREATE INDEX `relationship_by_extension` ON `relationship` (`partner_id`,`name_key`,`id`,`extending_subscriptions`) WHERE "relationship"."state" = 'active' and "relationship"."extending_subscriptions" > 0;--> statement-breakpoint
CREATE INDEX `relationship_by_reseller` ON `relationship` (`partner_id`,`associated_reseller_id`,`name_key`,`id`) WHERE "relationship"."state" = 'active' and "relationship"."associated_reseller_id" is not null;--> statement-breakpoint
CREATE INDEX `relationship_by_outlook` ON `relationship` (`partner_id`,`removal_outlook`,`name_key`,`id`,`country`) WHERE "relationship"."state" = 'active';--> statement-breakpoint
-- Once per letter of each relationship: a million take minutes.
INSERT INTO `name_letters` (`partner_id`, `letters`, `first`, `last`) SELECT `partner_id`, substr(`search_text`, `key` + 1, `width`), `name_key`, `name_key` FROM `relationship`, json_each('[' || substr(replace(hex(zeroblob(length(`search_text`))), '00', ',0'), 2) || ']'), (SELECT 1 AS `width` UNION ALL SELECT 2) WHERE true ON CONFLICT (`partner_id`, `letters`) DO UPDATE SET `first` = min(`first`, excluded.`first`), `last` = max(`last`, excluded.`last`) WHERE excluded.`first` < `first` OR excluded.`last` > `last`;
