ALTER TABLE "webhook_delivery" ADD COLUMN "first_failed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD COLUMN "hastened_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD COLUMN "block_announced" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "webhook_delivery" ADD COLUMN "skip" json;--> statement-breakpoint
CREATE INDEX "webhook_delivery_failing" ON "webhook_delivery" USING btree ("partner_id","endpoint_id","state","first_failed_at","id");