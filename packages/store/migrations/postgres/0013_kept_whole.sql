CREATE TABLE "customer_tally" (
	"partner_id" text collate "C" NOT NULL,
	"blocker_kinds" text collate "C" NOT NULL,
	"customers" bigint NOT NULL,
	CONSTRAINT "customer_tally_partner_id_blocker_kinds_pk" PRIMARY KEY("partner_id","blocker_kinds")
);
--> statement-breakpoint
CREATE TABLE "removal_tally" (
	"partner_id" text collate "C" NOT NULL,
	"day" bigint NOT NULL,
	"customers" bigint NOT NULL,
	CONSTRAINT "removal_tally_partner_id_day_pk" PRIMARY KEY("partner_id","day")
);
--> statement-breakpoint
ALTER TABLE "relationship" ADD COLUMN "kept_blockers" text collate "C";--> statement-breakpoint
ALTER TABLE "relationship" ADD COLUMN "company_name" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "relationship" ADD COLUMN "domain" text collate "C";--> statement-breakpoint
ALTER TABLE "relationship" ADD COLUMN "tenant_id" text collate "C" DEFAULT '' NOT NULL;
--> statement-breakpoint
-- The clock computes what each relationship keeps, and until then every request what it shows.
UPDATE "relationship" SET "recheck_at" = 'epoch', "due_at" = 'epoch' WHERE "state" = 'active';--> statement-breakpoint
UPDATE "relationship" SET "company_name" = "customer"."company_name", "domain" = "customer"."domain", "tenant_id" = "customer"."tenant_id" FROM "customer" WHERE "customer"."id" = "relationship"."customer_id";
--> statement-breakpoint
INSERT INTO "customer_tally" SELECT "partner_id", "blocker_kinds", count(*) FROM "relationship" WHERE "state" = 'active' GROUP BY "partner_id", "blocker_kinds";
--> statement-breakpoint
INSERT INTO "removal_tally" SELECT "partner_id", floor(extract(epoch from coalesce("relationship"."next_removal_at", timestamptz '9999-12-31T23:59:59.999Z')) / 86400)::bigint, count(*) FROM "relationship" WHERE "state" = 'active' AND "blocker_kinds" <> '' GROUP BY 1, 2;
--> statement-breakpoint
CREATE FUNCTION relationship_tally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND old."state" = 'active' THEN
    UPDATE "customer_tally" SET "customers" = "customers" - 1 WHERE "partner_id" = old."partner_id" AND "blocker_kinds" = old."blocker_kinds";
    IF old."blocker_kinds" <> '' THEN
      UPDATE "removal_tally" SET "customers" = "customers" - 1 WHERE "partner_id" = old."partner_id" AND "day" = floor(extract(epoch from coalesce(old."next_removal_at", timestamptz '9999-12-31T23:59:59.999Z')) / 86400)::bigint;
    END IF;
  END IF;
  IF TG_OP <> 'DELETE' AND new."state" = 'active' THEN
    INSERT INTO "customer_tally" VALUES (new."partner_id", new."blocker_kinds", 1) ON CONFLICT ("partner_id", "blocker_kinds") DO UPDATE SET "customers" = "customer_tally"."customers" + 1;
    IF new."blocker_kinds" <> '' THEN
      INSERT INTO "removal_tally" VALUES (new."partner_id", floor(extract(epoch from coalesce(new."next_removal_at", timestamptz '9999-12-31T23:59:59.999Z')) / 86400)::bigint, 1) ON CONFLICT ("partner_id", "day") DO UPDATE SET "customers" = "removal_tally"."customers" + 1;
    END IF;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER relationship_tally_rows AFTER INSERT OR DELETE ON "relationship" FOR EACH ROW EXECUTE FUNCTION relationship_tally();
--> statement-breakpoint
CREATE TRIGGER relationship_tally_update AFTER UPDATE OF "state", "blocker_kinds", "next_removal_at" ON "relationship" FOR EACH ROW WHEN (old."state" <> new."state" OR old."blocker_kinds" <> new."blocker_kinds" OR old."next_removal_at" IS DISTINCT FROM new."next_removal_at") EXECUTE FUNCTION relationship_tally();
