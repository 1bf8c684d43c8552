CREATE TABLE `outlook_tally` (
	`partner_id` text NOT NULL,
	`reseller_id` text NOT NULL,
	`outlook` text NOT NULL,
	`customers` integer NOT NULL,
	PRIMARY KEY(`partner_id`, `reseller_id`, `outlook`)
);
--> statement-breakpoint
ALTER TABLE `relationship` ADD `removal_outlook` text DEFAULT 'ready' NOT NULL;--> statement-breakpoint
-- By the kinds that are kept, until the clock has computed each again; requests compute what they show.
UPDATE `relationship` SET `recheck_at` = 0, `due_at` = 0, `removal_outlook` = CASE
  WHEN `blocker_kinds` = '' THEN 'ready'
  WHEN `blocker_kinds` LIKE '%|unknown_status|%' OR `blocker_kinds` LIKE '%|record_incomplete|%' OR `blocker_kinds` LIKE '%|pending_order|%' OR `blocker_kinds` LIKE '%|software_purchase_outside_window|%' THEN 'needs_vendor'
  WHEN `blocker_kinds` LIKE '%|new_commerce_outside_window|%' OR `blocker_kinds` LIKE '%|new_commerce_suspended|%' OR `blocker_kinds` LIKE '%|new_commerce_in_grace|%' OR `blocker_kinds` LIKE '%|active_software_subscription|%' OR `blocker_kinds` LIKE '%|active_marketplace_subscription|%' OR `blocker_kinds` LIKE '%|non_refundable_reservation|%' OR `blocker_kinds` LIKE '%|active_savings_plan|%' THEN 'must_run_out'
  ELSE 'clearable' END
WHERE `state` = 'active';
--> statement-breakpoint
CREATE INDEX `relationship_by_outlook` ON `relationship` (`partner_id`,`state`,`removal_outlook`,`name_key`,`id`);
--> statement-breakpoint
INSERT INTO `outlook_tally` SELECT `partner_id`, coalesce(`associated_reseller_id`, ''), `removal_outlook`, count(*) FROM `relationship` WHERE `state` = 'active' GROUP BY 1, 2, 3;
--> statement-breakpoint
CREATE TRIGGER `relationship_outlook_insert` AFTER INSERT ON `relationship` BEGIN
  INSERT INTO `outlook_tally` (`partner_id`, `reseller_id`, `outlook`, `customers`) SELECT new.`partner_id`, coalesce(new.`associated_reseller_id`, ''), new.`removal_outlook`, 1 WHERE new.`state` = 'active' ON CONFLICT (`partner_id`, `reseller_id`, `outlook`) DO UPDATE SET `customers` = `customers` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `relationship_outlook_update` AFTER UPDATE OF `state`, `removal_outlook`, `associated_reseller_id` ON `relationship` WHEN old.`state` <> new.`state` OR old.`removal_outlook` <> new.`removal_outlook` OR old.`associated_reseller_id` IS NOT new.`associated_reseller_id` BEGIN
  UPDATE `outlook_tally` SET `customers` = `customers` - 1 WHERE old.`state` = 'active' AND `partner_id` = old.`partner_id` AND `reseller_id` = coalesce(old.`associated_reseller_id`, '') AND `outlook` = old.`removal_outlook`;
  INSERT INTO `outlook_tally` (`partner_id`, `reseller_id`, `outlook`, `customers`) SELECT new.`partner_id`, coalesce(new.`associated_reseller_id`, ''), new.`removal_outlook`, 1 WHERE new.`state` = 'active' ON CONFLICT (`partner_id`, `reseller_id`, `outlook`) DO UPDATE SET `customers` = `customers` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `relationship_outlook_delete` AFTER DELETE ON `relationship` BEGIN
  UPDATE `outlook_tally` SET `customers` = `customers` - 1 WHERE old.`state` = 'active' AND `partner_id` = old.`partner_id` AND `reseller_id` = coalesce(old.`associated_reseller_id`, '') AND `outlook` = old.`removal_outlook`;
END;
