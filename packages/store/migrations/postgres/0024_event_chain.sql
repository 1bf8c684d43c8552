ALTER TABLE "partner" ADD COLUMN "chained" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "partner" ADD COLUMN "chain_hash" text collate "C";--> statement-breakpoint
ALTER TABLE "partner" ADD COLUMN "disabled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "hash" text collate "C";--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "digests" json;