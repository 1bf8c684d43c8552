CREATE TABLE `customer_tally` (
	`partner_id` text NOT NULL,
	`blocker_kinds` text NOT NULL,
	`customers` integer NOT NULL,
	PRIMARY KEY(`partner_id`, `blocker_kinds`)
);
--> statement-breakpoint
CREATE TABLE `removal_tally` (
	`partner_id` text NOT NULL,
	`day` integer NOT NULL,
	`customers` integer NOT NULL,
	PRIMARY KEY(`partner_id`, `day`)
);
--> statement-breakpoint
ALTER TABLE `relationship` ADD `kept_blockers` text;--> statement-breakpoint
ALTER TABLE `relationship` ADD `company_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `relationship` ADD `domain` text;--> statement-breakpoint
ALTER TABLE `relationship` ADD `tenant_id` text DEFAULT '' NOT NULL;
--> statement-breakpoint
-- The clock computes what each relationship keeps, and until then every request what it shows.
UPDATE `relationship` SET `recheck_at` = 0, `due_at` = 0 WHERE `state` = 'active';--> statement-breakpoint
UPDATE `relationship` SET (`company_name`, `domain`, `tenant_id`) = (SELECT `company_name`, `domain`, `tenant_id` FROM `customer` WHERE `customer`.`id` = `relationship`.`customer_id`);
--> statement-breakpoint
INSERT INTO `customer_tally` SELECT `partner_id`, `blocker_kinds`, count(*) FROM `relationship` WHERE `state` = 'active' GROUP BY `partner_id`, `blocker_kinds`;
--> statement-breakpoint
INSERT INTO `removal_tally` SELECT `partner_id`, coalesce(`relationship`.`next_removal_at`, 253402300799999) / 86400000, count(*) FROM `relationship` WHERE `state` = 'active' AND `blocker_kinds` <> '' GROUP BY 1, 2;
--> statement-breakpoint
CREATE TRIGGER `relationship_tally_insert` AFTER INSERT ON `relationship` BEGIN
  INSERT INTO `customer_tally` (`partner_id`, `blocker_kinds`, `customers`) SELECT new.`partner_id`, new.`blocker_kinds`, 1 WHERE new.`state` = 'active' ON CONFLICT (`partner_id`, `blocker_kinds`) DO UPDATE SET `customers` = `customers` + 1;
  INSERT INTO `removal_tally` (`partner_id`, `day`, `customers`) SELECT new.`partner_id`, coalesce(new.`next_removal_at`, 253402300799999) / 86400000, 1 WHERE new.`state` = 'active' AND new.`blocker_kinds` <> '' ON CONFLICT (`partner_id`, `day`) DO UPDATE SET `customers` = `customers` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `relationship_tally_update` AFTER UPDATE OF `state`, `blocker_kinds`, `next_removal_at` ON `relationship` WHEN old.`state` <> new.`state` OR old.`blocker_kinds` <> new.`blocker_kinds` OR old.`next_removal_at` IS NOT new.`next_removal_at` BEGIN
  UPDATE `customer_tally` SET `customers` = `customers` - 1 WHERE old.`state` = 'active' AND `partner_id` = old.`partner_id` AND `blocker_kinds` = old.`blocker_kinds`;
  UPDATE `removal_tally` SET `customers` = `customers` - 1 WHERE old.`state` = 'active' AND old.`blocker_kinds` <> '' AND `partner_id` = old.`partner_id` AND `day` = coalesce(old.`next_removal_at`, 253402300799999) / 86400000;
  INSERT INTO `customer_tally` (`partner_id`, `blocker_kinds`, `customers`) SELECT new.`partner_id`, new.`blocker_kinds`, 1 WHERE new.`state` = 'active' ON CONFLICT (`partner_id`, `blocker_kinds`) DO UPDATE SET `customers` = `customers` + 1;
  INSERT INTO `removal_tally` (`partner_id`, `day`, `customers`) SELECT new.`partner_id`, coalesce(new.`next_removal_at`, 253402300799999) / 86400000, 1 WHERE new.`state` = 'active' AND new.`blocker_kinds` <> '' ON CONFLICT (`partner_id`, `day`) DO UPDATE SET `customers` = `customers` + 1;
END;
--> statement-breakpoint
CREATE TRIGGER `relationship_tally_delete` AFTER DELETE ON `relationship` BEGIN
  UPDATE `customer_tally` SET `customers` = `customers` - 1 WHERE old.`state` = 'active' AND `partner_id` = old.`partner_id` AND `blocker_kinds` = old.`blocker_kinds`;
  UPDATE `removal_tally` SET `customers` = `customers` - 1 WHERE old.`state` = 'active' AND old.`blocker_kinds` <> '' AND `partner_id` = old.`partner_id` AND `day` = coalesce(old.`next_removal_at`, 253402300799999) / 86400000;
END;
