CREATE TABLE "import_finding" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"relationship_id" text collate "C" NOT NULL,
	"customer_id" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"file" text collate "C" NOT NULL,
	"path" text collate "C" NOT NULL,
	"gap" text collate "C" NOT NULL,
	"field" text collate "C",
	"value" text collate "C",
	"import_hash" text collate "C" NOT NULL,
	CONSTRAINT "import_finding_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
ALTER TABLE "reservation" ALTER COLUMN "refundable" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "savings_plan" ALTER COLUMN "refundable" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "removal_receipt" ALTER COLUMN "attestation" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "relationship" ADD COLUMN "ended_at_vendor_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delegated_admin_relationship" ADD COLUMN "raw_status" text collate "C";--> statement-breakpoint
ALTER TABLE "delegated_admin_relationship" ADD COLUMN "import_hash" text collate "C";--> statement-breakpoint
ALTER TABLE "import_finding" ADD CONSTRAINT "import_finding_relationship" FOREIGN KEY ("partner_id","relationship_id") REFERENCES "public"."relationship"("partner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_finding_by_relationship" ON "import_finding" USING btree ("partner_id","relationship_id","id");