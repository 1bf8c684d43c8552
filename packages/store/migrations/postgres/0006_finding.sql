DROP INDEX "relationship_by_next_removal";--> statement-breakpoint
DROP INDEX "relationship_request_by_customer";--> statement-breakpoint
ALTER TABLE "partner" ADD COLUMN "recorded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "relationship" ADD COLUMN "removal_order" timestamp (3) with time zone GENERATED ALWAYS AS (coalesce("next_removal_at", timestamptz '9999-12-31T23:59:59.999Z')) STORED;--> statement-breakpoint
-- The events that were there are taken as recorded when the latest of those up to them occurred.
ALTER TABLE "event" ADD COLUMN "recorded_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "event" SET "recorded_at" = "known"."at" FROM (SELECT "partner_id", "sequence", max("occurred_at") OVER (PARTITION BY "partner_id" ORDER BY "sequence") AS "at" FROM "event") AS "known" WHERE "event"."partner_id" = "known"."partner_id" AND "event"."sequence" = "known"."sequence";--> statement-breakpoint
ALTER TABLE "event" ALTER COLUMN "recorded_at" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "relationship_by_removal_order" ON "relationship" USING btree ("partner_id","state","removal_order","id","blocker_kinds");--> statement-breakpoint
CREATE INDEX "relationship_by_reseller" ON "relationship" USING btree ("partner_id","state","associated_reseller_id","name_key","id");--> statement-breakpoint
CREATE INDEX "event_by_type" ON "event" USING btree ("partner_id","type","sequence");--> statement-breakpoint
UPDATE "partner" SET "recorded_at" = (SELECT "event"."recorded_at" FROM "event" WHERE "event"."partner_id" = "partner"."id" AND "event"."sequence" = "partner"."sequence");--> statement-breakpoint
CREATE INDEX "event_by_record" ON "event" USING btree ("partner_id","recorded_at","sequence");--> statement-breakpoint
CREATE INDEX "event_by_correlation" ON "event" USING btree ("partner_id","correlation_id","sequence");--> statement-breakpoint
CREATE INDEX "event_by_actor" ON "event" USING btree ("partner_id",("actor" ->> 'id'),"sequence");--> statement-breakpoint
CREATE INDEX "event_by_actor_kind" ON "event" USING btree ("partner_id",("actor" ->> 'kind'),"sequence");--> statement-breakpoint
CREATE INDEX "receipt_by_customer" ON "removal_receipt" USING btree ("partner_id","customer_id","removed_at","id");--> statement-breakpoint
CREATE INDEX "relationship_request_by_customer" ON "relationship_request" USING btree ("partner_id","customer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "request_search" ON "relationship_request" USING gin ("customer_email" gin_trgm_ops);
