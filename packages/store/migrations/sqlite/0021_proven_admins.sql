CREATE TABLE `customer_admin_proof` (
	`admin_id` text NOT NULL,
	`partner_id` text NOT NULL,
	PRIMARY KEY(`admin_id`, `partner_id`),
	FOREIGN KEY (`admin_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `relationship_request` ADD `failed_answers` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `customer_membership` ADD `sees_all` integer DEFAULT false NOT NULL;--> statement-breakpoint
-- Who registered with an invitation has proven itself to the partners whose invitations it accepted; for everybody else the operator vouched.
UPDATE `customer_membership` AS m SET `sees_all` = 1 WHERE NOT EXISTS (SELECT 1 FROM `relationship_request` q WHERE q.`state` = 'accepted' AND json_extract(q.`answered_by`, '$.id') = m.`user_id` AND q.`answered_at` = m.`created_at`);
--> statement-breakpoint
INSERT INTO `customer_admin_proof` SELECT m.`user_id`, q.`partner_id` FROM `customer_membership` m JOIN `relationship_request` q ON q.`state` = 'accepted' AND json_extract(q.`answered_by`, '$.id') = m.`user_id` WHERE m.`sees_all` = 0 UNION SELECT m.`user_id`, q.`indirect_provider_id` FROM `customer_membership` m JOIN `relationship_request` q ON q.`state` = 'accepted' AND json_extract(q.`answered_by`, '$.id') = m.`user_id` WHERE m.`sees_all` = 0 AND q.`indirect_provider_id` IS NOT NULL;
