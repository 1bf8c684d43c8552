CREATE TABLE "outlook_tally" (
	"partner_id" text collate "C" NOT NULL,
	"reseller_id" text collate "C" NOT NULL,
	"outlook" text collate "C" NOT NULL,
	"customers" bigint NOT NULL,
	CONSTRAINT "outlook_tally_partner_id_reseller_id_outlook_pk" PRIMARY KEY("partner_id","reseller_id","outlook")
);
--> statement-breakpoint
ALTER TABLE "relationship" ADD COLUMN "removal_outlook" text collate "C" DEFAULT 'ready' NOT NULL;--> statement-breakpoint
-- By the kinds that are kept, until the clock has computed each again; requests compute what they show.
UPDATE "relationship" SET "recheck_at" = 'epoch', "due_at" = 'epoch', "removal_outlook" = CASE
  WHEN "blocker_kinds" = '' THEN 'ready'
  WHEN "blocker_kinds" LIKE '%|unknown_status|%' OR "blocker_kinds" LIKE '%|record_incomplete|%' OR "blocker_kinds" LIKE '%|pending_order|%' OR "blocker_kinds" LIKE '%|software_purchase_outside_window|%' THEN 'needs_vendor'
  WHEN "blocker_kinds" LIKE '%|new_commerce_outside_window|%' OR "blocker_kinds" LIKE '%|new_commerce_suspended|%' OR "blocker_kinds" LIKE '%|new_commerce_in_grace|%' OR "blocker_kinds" LIKE '%|active_software_subscription|%' OR "blocker_kinds" LIKE '%|active_marketplace_subscription|%' OR "blocker_kinds" LIKE '%|non_refundable_reservation|%' OR "blocker_kinds" LIKE '%|active_savings_plan|%' THEN 'must_run_out'
  ELSE 'clearable' END
WHERE "state" = 'active';
--> statement-breakpoint
CREATE INDEX "relationship_by_outlook" ON "relationship" USING btree ("partner_id","state","removal_outlook","name_key","id");
--> statement-breakpoint
INSERT INTO "outlook_tally" SELECT "partner_id", coalesce("associated_reseller_id", ''), "removal_outlook", count(*) FROM "relationship" WHERE "state" = 'active' GROUP BY 1, 2, 3;
--> statement-breakpoint
CREATE FUNCTION relationship_outlook() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND old."state" = 'active' THEN
    UPDATE "outlook_tally" SET "customers" = "customers" - 1 WHERE "partner_id" = old."partner_id" AND "reseller_id" = coalesce(old."associated_reseller_id", '') AND "outlook" = old."removal_outlook";
  END IF;
  IF TG_OP <> 'DELETE' AND new."state" = 'active' THEN
    INSERT INTO "outlook_tally" VALUES (new."partner_id", coalesce(new."associated_reseller_id", ''), new."removal_outlook", 1) ON CONFLICT ("partner_id", "reseller_id", "outlook") DO UPDATE SET "customers" = "outlook_tally"."customers" + 1;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER relationship_outlook_rows AFTER INSERT OR DELETE ON "relationship" FOR EACH ROW EXECUTE FUNCTION relationship_outlook();
--> statement-breakpoint
CREATE TRIGGER relationship_outlook_update AFTER UPDATE OF "state", "removal_outlook", "associated_reseller_id" ON "relationship" FOR EACH ROW WHEN (old."state" <> new."state" OR old."removal_outlook" <> new."removal_outlook" OR old."associated_reseller_id" IS DISTINCT FROM new."associated_reseller_id") EXECUTE FUNCTION relationship_outlook();
