ALTER TABLE `mail` ADD `receipt_id` text;--> statement-breakpoint
CREATE INDEX `mail_by_receipt` ON `mail` (`receipt_id`) WHERE "mail"."receipt_id" is not null;--> statement-breakpoint
UPDATE `mail` SET `receipt_id` = json_extract(`content`, '$.receiptId') WHERE `kind` = 'removal_notice';
