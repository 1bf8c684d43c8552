ALTER TABLE `relationship` ADD `extending_subscriptions` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `relationship_by_extension` ON `relationship` (`partner_id`,`state`,`name_key`,`id`,`extending_subscriptions`) WHERE "relationship"."extending_subscriptions" > 0;--> statement-breakpoint
UPDATE `relationship` SET `recheck_at` = 0, `due_at` = 0 WHERE `state` = 'active';