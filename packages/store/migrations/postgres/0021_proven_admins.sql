CREATE TABLE "customer_admin_proof" (
	"admin_id" text collate "C" NOT NULL,
	"partner_id" text collate "C" NOT NULL,
	CONSTRAINT "customer_admin_proof_admin_id_partner_id_pk" PRIMARY KEY("admin_id","partner_id")
);
--> statement-breakpoint
ALTER TABLE "relationship_request" ADD COLUMN "failed_answers" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_membership" ADD COLUMN "sees_all" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_admin_proof" ADD CONSTRAINT "customer_admin_proof_admin_id_user_id_fk" FOREIGN KEY ("admin_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- Who registered with an invitation has proven itself to the partners whose invitations it accepted; for everybody else the operator vouched.
UPDATE "customer_membership" m SET "sees_all" = true WHERE NOT EXISTS (SELECT 1 FROM "relationship_request" q WHERE q."state" = 'accepted' AND q."answered_by" ->> 'id' = m."user_id" AND q."answered_at" = m."created_at");
--> statement-breakpoint
INSERT INTO "customer_admin_proof" SELECT m."user_id", q."partner_id" FROM "customer_membership" m JOIN "relationship_request" q ON q."state" = 'accepted' AND q."answered_by" ->> 'id' = m."user_id" WHERE m."sees_all" = false UNION SELECT m."user_id", q."indirect_provider_id" FROM "customer_membership" m JOIN "relationship_request" q ON q."state" = 'accepted' AND q."answered_by" ->> 'id' = m."user_id" WHERE m."sees_all" = false AND q."indirect_provider_id" IS NOT NULL;
