ALTER TABLE "removal_receipt" ADD COLUMN "partner_name" text collate "C";--> statement-breakpoint
ALTER TABLE "removal_receipt" ADD COLUMN "partner_tenant_id" text collate "C";--> statement-breakpoint
ALTER TABLE "removal_receipt" ADD COLUMN "customer_domain" text collate "C";--> statement-breakpoint
ALTER TABLE "removal_receipt" ADD COLUMN "proof" json;--> statement-breakpoint
CREATE INDEX "receipt_without_proof" ON "removal_receipt" USING btree ("partner_id","id") WHERE "removal_receipt"."proof" is null;