CREATE TABLE "release_request" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"relationship_id" text collate "C" NOT NULL,
	"customer_id" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"requested_by" json NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"answered_by" json,
	"answer" text collate "C",
	CONSTRAINT "release_request_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "release_request_open" ON "release_request" USING btree ("partner_id","relationship_id") WHERE "release_request"."state" = 'open';--> statement-breakpoint
CREATE INDEX "release_request_by_relationship" ON "release_request" USING btree ("partner_id","relationship_id","requested_at","id");