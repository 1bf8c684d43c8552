CREATE TABLE "api_key" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"roles" text collate "C" NOT NULL,
	"prefix" text collate "C" NOT NULL,
	"hash" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_key_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE TABLE "webhook_attempt" (
	"partner_id" text collate "C" NOT NULL,
	"delivery_id" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"status" bigint,
	"latency_ms" bigint NOT NULL,
	"error" text collate "C",
	"answer" text collate "C",
	CONSTRAINT "webhook_attempt_partner_id_delivery_id_number_pk" PRIMARY KEY("partner_id","delivery_id","number")
);
--> statement-breakpoint
CREATE TABLE "webhook_delivery" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"endpoint_id" text collate "C" NOT NULL,
	"event_id" text collate "C" NOT NULL,
	"event_sequence" bigint NOT NULL,
	"lane" text collate "C",
	"cause" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"attempts" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "webhook_delivery_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoint" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"url" text collate "C" NOT NULL,
	"description" text collate "C",
	"types" json,
	"state" text collate "C" NOT NULL,
	"state_reason" text collate "C",
	"secrets" json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"queued_through" bigint NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"warned" boolean NOT NULL,
	CONSTRAINT "webhook_endpoint_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "api_key_hash" ON "api_key" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "webhook_delivery_due" ON "webhook_delivery" USING btree ("state","next_attempt_at");--> statement-breakpoint
CREATE INDEX "webhook_delivery_lane" ON "webhook_delivery" USING btree ("partner_id","endpoint_id","lane","state","event_sequence");--> statement-breakpoint
CREATE INDEX "webhook_delivery_by_endpoint" ON "webhook_delivery" USING btree ("partner_id","endpoint_id","event_sequence","id");--> statement-breakpoint
CREATE INDEX "webhook_delivery_by_event" ON "webhook_delivery" USING btree ("partner_id","event_id");--> statement-breakpoint
CREATE INDEX "webhook_endpoint_by_state" ON "webhook_endpoint" USING btree ("state","partner_id");