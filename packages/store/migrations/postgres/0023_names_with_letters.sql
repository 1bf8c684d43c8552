CREATE TABLE "name_letters" (
	"partner_id" text collate "C" NOT NULL,
	"letters" text collate "C" NOT NULL,
	"first" text collate "C" NOT NULL,
	"last" text collate "C" NOT NULL,
	CONSTRAINT "name_letters_partner_id_letters_pk" PRIMARY KEY("partner_id","letters")
);
--> statement-breakpoint
DROP INDEX "relationship_by_name";--> statement-breakpoint
DROP INDEX "relationship_by_established";--> statement-breakpoint
DROP INDEX "relationship_by_blockers";--> statement-breakpoint
DROP INDEX "relationship_by_country";--> statement-breakpoint
DROP INDEX "relationship_by_recheck";--> statement-breakpoint
DROP INDEX "relationship_by_due";--> statement-breakpoint
DROP INDEX "relationship_by_removal_order";--> statement-breakpoint
DROP INDEX "relationship_by_extension";--> statement-breakpoint
DROP INDEX "relationship_by_reseller";--> statement-breakpoint
DROP INDEX "relationship_by_outlook";--> statement-breakpoint
CREATE INDEX "relationship_by_outlook_established" ON "relationship" USING btree ("partner_id","removal_outlook","established_at","id") WHERE "relationship"."state" = 'active';--> statement-breakpoint
CREATE INDEX "relationship_by_outlook_removal" ON "relationship" USING btree ("partner_id","removal_outlook","removal_order","id") WHERE "relationship"."state" = 'active';--> statement-breakpoint
CREATE INDEX "relationship_by_name" ON "relationship" USING btree ("partner_id","name_key","id","blocker_kinds") WHERE "relationship"."state" = 'active';--> statement-breakpoint
CREATE INDEX "relationship_by_established" ON "relationship" USING btree ("partner_id","established_at","id","blocker_kinds") WHERE "relationship"."state" = 'active';--> statement-breakpoint
CREATE INDEX "relationship_by_blockers" ON "relationship" USING btree ("partner_id","blocker_kinds") WHERE "relationship"."state" = 'active';--> statement-breakpoint
CREATE INDEX "relationship_by_country" ON "relationship" USING btree ("partner_id","country","name_key","id") WHERE "relationship"."state" = 'active';--> statement-breakpoint
CREATE INDEX "relationship_by_recheck" ON "relationship" USING btree ("partner_id","recheck_at","id") WHERE "relationship"."state" = 'active' and "relationship"."recheck_at" is not null;--> statement-breakpoint
CREATE INDEX "relationship_by_due" ON "relationship" USING btree ("due_at") WHERE "relationship"."state" = 'active' and "relationship"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "relationship_by_removal_order" ON "relationship" USING btree ("partner_id","removal_order","id","blocker_kinds") WHERE "relationship"."state" = 'active';--> statement-breakpoint
CREATE INDEX "relationship_by_extension" ON "relationship" USING btree ("partner_id","name_key","id","extending_subscriptions") WHERE "relationship"."state" = 'active' and "relationship"."extending_subscriptions" > 0;--> statement-breakpoint
CREATE INDEX "relationship_by_reseller" ON "relationship" USING btree ("partner_id","associated_reseller_id","name_key","id") WHERE "relationship"."state" = 'active' and "relationship"."associated_reseller_id" is not null;--> statement-breakpoint
CREATE INDEX "relationship_by_outlook" ON "relationship" USING btree ("partner_id","removal_outlook","name_key","id","country") WHERE "relationship"."state" = 'active';--> statement-breakpoint
INSERT INTO "name_letters" SELECT "partner_id", substr("search_text", at, width), min("name_key"), max("name_key") FROM "relationship", generate_series(1, length("search_text")) AS at, generate_series(1, 2) AS width GROUP BY 1, 2;
