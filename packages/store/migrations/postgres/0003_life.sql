CREATE TABLE "customer_membership" (
	"customer_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customer_membership_customer_id_user_id_pk" PRIMARY KEY("customer_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "relationship_request" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"indirect_provider_id" text collate "C",
	"customer_id" text collate "C",
	"customer_email" text collate "C",
	"include_delegated_admin" boolean NOT NULL,
	"token_hash" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" json NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"answered_by" json,
	"answered_at" timestamp (3) with time zone,
	"relationship_id" text collate "C",
	"receipt_id" text collate "C",
	CONSTRAINT "relationship_request_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
ALTER TABLE "delegated_admin_relationship" ADD COLUMN "created_at" timestamp (3) with time zone DEFAULT 'epoch' NOT NULL;--> statement-breakpoint
ALTER TABLE "delegated_admin_relationship" ADD COLUMN "warned_days" bigint;--> statement-breakpoint
ALTER TABLE "delegated_admin_relationship" ADD COLUMN "ended_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delegated_admin_relationship" ADD COLUMN "ended_by" json;--> statement-breakpoint
ALTER TABLE "relationship" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customer_membership" ADD CONSTRAINT "customer_membership_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "customer_membership_user" ON "customer_membership" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "relationship_request_token" ON "relationship_request" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "relationship_request_by_time" ON "relationship_request" USING btree ("partner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "relationship_request_by_customer" ON "relationship_request" USING btree ("partner_id","customer_id","state");--> statement-breakpoint
CREATE INDEX "relationship_request_by_expiry" ON "relationship_request" USING btree ("state","expires_at");--> statement-breakpoint
CREATE INDEX "relationship_by_due" ON "relationship" USING btree ("state","due_at");--> statement-breakpoint
CREATE INDEX "webhook_delivery_by_state" ON "webhook_delivery" USING btree ("partner_id","endpoint_id","state","event_sequence","id");--> statement-breakpoint
UPDATE "delegated_admin_relationship" SET "created_at" = coalesce("activated_at", now());--> statement-breakpoint
UPDATE "relationship" SET "due_at" = 'epoch' WHERE "state" = 'active';