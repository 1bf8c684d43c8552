ALTER TABLE "mail" ADD COLUMN "receipt_id" text collate "C";--> statement-breakpoint
CREATE INDEX "mail_by_receipt" ON "mail" USING btree ("receipt_id") WHERE "mail"."receipt_id" is not null;--> statement-breakpoint
UPDATE "mail" SET "receipt_id" = "content"::json ->> 'receiptId' WHERE "kind" = 'removal_notice';
