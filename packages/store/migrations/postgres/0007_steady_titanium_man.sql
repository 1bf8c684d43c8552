ALTER TABLE "subscription" ALTER COLUMN "auto_renew" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "subscription" ADD COLUMN "end_of_term_action" text collate "C";--> statement-breakpoint
ALTER TABLE "subscription" ADD COLUMN "next_term" json;--> statement-breakpoint
ALTER TABLE "subscription" ADD COLUMN "is_extended_service_term" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "subscription" ADD COLUMN "purchased_or_renewed_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "subscription" SET "end_of_term_action" = CASE WHEN "status" = 'suspended' AND "commerce_model" = 'new_commerce' THEN NULL WHEN "auto_renew" THEN 'renew' WHEN "commerce_model" = 'new_commerce' AND "kind" = 'license' AND ("commitment_end_date" IS NULL OR "commitment_end_date" >= '2026-05-04T00:00:00Z') THEN 'extend' ELSE 'expire' END;--> statement-breakpoint
UPDATE "subscription" SET "commitment_end_date" = (date_trunc('day', "commitment_end_date" AT TIME ZONE 'UTC') + interval '1 day' - interval '1 millisecond') AT TIME ZONE 'UTC' WHERE "commerce_model" = 'new_commerce' AND "kind" = 'license';--> statement-breakpoint
UPDATE "relationship" SET "recheck_at" = '1970-01-01T00:00:00Z', "due_at" = '1970-01-01T00:00:00Z' WHERE "state" = 'active';