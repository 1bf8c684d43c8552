CREATE TABLE "removal_job" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"started_by" json NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"key_id" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"customers" bigint NOT NULL,
	"clears" boolean NOT NULL,
	"blocker_ids" json,
	"remove_at" timestamp (3) with time zone,
	"when_clear" boolean NOT NULL,
	"reason" text collate "C",
	"attestation_version" text collate "C",
	"due_at" timestamp (3) with time zone,
	"lease" text collate "C",
	"leased_until" timestamp (3) with time zone,
	CONSTRAINT "removal_job_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE TABLE "removal_job_item" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"job_id" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"customer_id" text collate "C" NOT NULL,
	"customer_name" text collate "C" NOT NULL,
	"relationship_id" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"due_at" timestamp (3) with time zone,
	"reason" json,
	"remaining" json NOT NULL,
	"steps" bigint NOT NULL,
	"receipt_id" text collate "C",
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "removal_job_item_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE TABLE "removal_job_step" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"job_id" text collate "C" NOT NULL,
	"item_id" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"blocker_id" text collate "C" NOT NULL,
	"blocker_kind" text collate "C" NOT NULL,
	"subject_kind" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"subject_name" text collate "C" NOT NULL,
	"resolution" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"refusal" json,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "removal_job_step_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
ALTER TABLE "relationship" ADD COLUMN "scheduled_item_id" text collate "C";--> statement-breakpoint
CREATE INDEX "removal_job_by_time" ON "removal_job" USING btree ("partner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "removal_job_by_due" ON "removal_job" USING btree ("due_at") WHERE "removal_job"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "removal_job_item_by_number" ON "removal_job_item" USING btree ("partner_id","job_id","number");--> statement-breakpoint
CREATE INDEX "removal_job_item_by_state" ON "removal_job_item" USING btree ("partner_id","job_id","state","number");--> statement-breakpoint
CREATE INDEX "removal_job_item_by_due" ON "removal_job_item" USING btree ("partner_id","job_id","due_at") WHERE "removal_job_item"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "removal_job_step_by_number" ON "removal_job_step" USING btree ("partner_id","item_id","number");