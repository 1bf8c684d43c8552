CREATE TABLE "account" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"account_id" text collate "C" NOT NULL,
	"provider_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"access_token" text collate "C",
	"refresh_token" text collate "C",
	"id_token" text collate "C",
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text collate "C",
	"password" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "azure_entitlement" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"relationship_id" text collate "C" NOT NULL,
	"customer_id" text collate "C" NOT NULL,
	"raw_status" text collate "C",
	"import_hash" text collate "C",
	"subscription_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	CONSTRAINT "azure_entitlement_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"tenant_id" text collate "C" NOT NULL,
	"company_name" text collate "C" NOT NULL,
	"domain" text collate "C",
	"country" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "delegated_admin_relationship" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"relationship_id" text collate "C" NOT NULL,
	"customer_id" text collate "C" NOT NULL,
	"display_name" text collate "C" NOT NULL,
	"roles" json NOT NULL,
	"duration_days" bigint NOT NULL,
	"status" text collate "C" NOT NULL,
	"activated_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"auto_extend" boolean NOT NULL,
	CONSTRAINT "delegated_admin_relationship_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"partner_id" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL,
	"id" text collate "C" NOT NULL,
	"type" text collate "C" NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"actor" json NOT NULL,
	"customer_id" text collate "C",
	"relationship_id" text collate "C",
	"subject_id" text collate "C" NOT NULL,
	"changes" json NOT NULL,
	"correlation_id" text collate "C" NOT NULL,
	"schema_version" bigint NOT NULL,
	CONSTRAINT "event_partner_id_sequence_pk" PRIMARY KEY("partner_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "idempotency_key" (
	"partner_id" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"fingerprint" text collate "C" NOT NULL,
	"result" json,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_key_partner_id_key_pk" PRIMARY KEY("partner_id","key")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"partner_id" text collate "C" NOT NULL,
	"user_id" text collate "C" NOT NULL,
	"roles" text collate "C" NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "membership_partner_id_user_id_pk" PRIMARY KEY("partner_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "purchase_order" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"relationship_id" text collate "C" NOT NULL,
	"customer_id" text collate "C" NOT NULL,
	"raw_status" text collate "C",
	"import_hash" text collate "C",
	"status" text collate "C" NOT NULL,
	"lines" json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "purchase_order_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE TABLE "partner" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"tenant_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"mpn_id" text collate "C",
	"country" text collate "C",
	"kind" text collate "C" NOT NULL,
	"sequence" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "partner_association" (
	"provider_id" text collate "C" NOT NULL,
	"reseller_id" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	CONSTRAINT "partner_association_provider_id_reseller_id_pk" PRIMARY KEY("provider_id","reseller_id")
);
--> statement-breakpoint
CREATE TABLE "removal_receipt" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"relationship_id" text collate "C" NOT NULL,
	"customer_id" text collate "C" NOT NULL,
	"customer_name" text collate "C" NOT NULL,
	"customer_tenant_id" text collate "C" NOT NULL,
	"removed_at" timestamp (3) with time zone NOT NULL,
	"removed_by" json NOT NULL,
	"reason" text collate "C",
	"attestation" json NOT NULL,
	"effects" json NOT NULL,
	"cleared" json NOT NULL,
	"remaining" json NOT NULL,
	"notice" json NOT NULL,
	CONSTRAINT "removal_receipt_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE TABLE "relationship" (
	"row_number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "relationship_row_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"customer_id" text collate "C" NOT NULL,
	"state" text collate "C" NOT NULL,
	"delegated_admin" boolean,
	"associated_reseller_id" text collate "C",
	"established_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"removed_by" json,
	"removal_reason" text collate "C",
	"previous_id" text collate "C",
	"blocker_kinds" text collate "C" NOT NULL,
	"next_removal_at" timestamp (3) with time zone,
	"recheck_at" timestamp (3) with time zone,
	"import_hash" text collate "C",
	"name_key" text collate "C" NOT NULL,
	"search_text" text collate "C" NOT NULL,
	"country" text collate "C",
	CONSTRAINT "relationship_key" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE TABLE "reservation" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"relationship_id" text collate "C" NOT NULL,
	"customer_id" text collate "C" NOT NULL,
	"raw_status" text collate "C",
	"import_hash" text collate "C",
	"name" text collate "C" NOT NULL,
	"quantity" bigint NOT NULL,
	"purchased_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"status" text collate "C" NOT NULL,
	"refundable" boolean NOT NULL,
	CONSTRAINT "reservation_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE TABLE "savings_plan" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"relationship_id" text collate "C" NOT NULL,
	"customer_id" text collate "C" NOT NULL,
	"raw_status" text collate "C",
	"import_hash" text collate "C",
	"name" text collate "C" NOT NULL,
	"quantity" bigint NOT NULL,
	"purchased_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"status" text collate "C" NOT NULL,
	"refundable" boolean NOT NULL,
	CONSTRAINT "savings_plan_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"ip_address" text collate "C",
	"user_agent" text collate "C",
	"user_id" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text collate "C" PRIMARY KEY NOT NULL,
	"value" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "software_purchase" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"relationship_id" text collate "C" NOT NULL,
	"customer_id" text collate "C" NOT NULL,
	"raw_status" text collate "C",
	"import_hash" text collate "C",
	"name" text collate "C" NOT NULL,
	"quantity" bigint NOT NULL,
	"purchased_at" timestamp (3) with time zone,
	"cancellation_allowed_until" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"status" text collate "C" NOT NULL,
	CONSTRAINT "software_purchase_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE TABLE "subscription" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"relationship_id" text collate "C" NOT NULL,
	"customer_id" text collate "C" NOT NULL,
	"raw_status" text collate "C",
	"import_hash" text collate "C",
	"offer_id" text collate "C" NOT NULL,
	"offer_name" text collate "C" NOT NULL,
	"friendly_name" text collate "C" NOT NULL,
	"quantity" bigint NOT NULL,
	"unit_type" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"commerce_model" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"is_trial" boolean NOT NULL,
	"auto_renew" boolean NOT NULL,
	"billing_cycle" text collate "C",
	"term_duration" text collate "C",
	"start_date" timestamp (3) with time zone NOT NULL,
	"commitment_end_date" timestamp (3) with time zone,
	"cancellation_allowed_until" timestamp (3) with time zone,
	"suspended_at" timestamp (3) with time zone,
	"data_deletion_at" timestamp (3) with time zone,
	"parent_subscription_id" text collate "C",
	"support_contact_partner_id" text collate "C",
	"suspension_reasons" json NOT NULL,
	"order_id" text collate "C",
	CONSTRAINT "subscription_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"email" text collate "C" NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text collate "C",
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"identifier" text collate "C" NOT NULL,
	"value" text collate "C" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blocker_waiver" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"relationship_id" text collate "C" NOT NULL,
	"customer_id" text collate "C" NOT NULL,
	"subject_id" text collate "C" NOT NULL,
	"status" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"waived_by" json NOT NULL,
	"waived_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "blocker_waiver_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "azure_entitlement" ADD CONSTRAINT "azure_entitlement_relationship" FOREIGN KEY ("partner_id","relationship_id") REFERENCES "public"."relationship"("partner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegated_admin_relationship" ADD CONSTRAINT "delegated_admin_relationship_relationship" FOREIGN KEY ("partner_id","relationship_id") REFERENCES "public"."relationship"("partner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_partner_id_partner_id_fk" FOREIGN KEY ("partner_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchase_order" ADD CONSTRAINT "purchase_order_relationship" FOREIGN KEY ("partner_id","relationship_id") REFERENCES "public"."relationship"("partner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_association" ADD CONSTRAINT "partner_association_provider_id_partner_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "partner_association" ADD CONSTRAINT "partner_association_reseller_id_partner_id_fk" FOREIGN KEY ("reseller_id") REFERENCES "public"."partner"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relationship" ADD CONSTRAINT "relationship_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_relationship" FOREIGN KEY ("partner_id","relationship_id") REFERENCES "public"."relationship"("partner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "savings_plan" ADD CONSTRAINT "savings_plan_relationship" FOREIGN KEY ("partner_id","relationship_id") REFERENCES "public"."relationship"("partner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "software_purchase" ADD CONSTRAINT "software_purchase_relationship" FOREIGN KEY ("partner_id","relationship_id") REFERENCES "public"."relationship"("partner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_relationship" FOREIGN KEY ("partner_id","relationship_id") REFERENCES "public"."relationship"("partner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocker_waiver" ADD CONSTRAINT "blocker_waiver_relationship" FOREIGN KEY ("partner_id","relationship_id") REFERENCES "public"."relationship"("partner_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_provider" ON "account" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "azure_entitlement_by_relationship" ON "azure_entitlement" USING btree ("partner_id","relationship_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_tenant" ON "customer" USING btree ("tenant_id");--> statement-breakpoint
CREATE INDEX "delegated_admin_relationship_by_relationship" ON "delegated_admin_relationship" USING btree ("partner_id","relationship_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "event_id" ON "event" USING btree ("partner_id","id");--> statement-breakpoint
CREATE INDEX "event_by_customer" ON "event" USING btree ("partner_id","customer_id","sequence");--> statement-breakpoint
CREATE INDEX "event_by_relationship" ON "event" USING btree ("partner_id","relationship_id","sequence");--> statement-breakpoint
CREATE INDEX "event_by_subject" ON "event" USING btree ("partner_id","subject_id","sequence");--> statement-breakpoint
CREATE INDEX "idempotency_key_by_time" ON "idempotency_key" USING btree ("partner_id","saved_at");--> statement-breakpoint
CREATE UNIQUE INDEX "membership_user" ON "membership" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "purchase_order_by_relationship" ON "purchase_order" USING btree ("partner_id","relationship_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "partner_name" ON "partner" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "receipt_relationship" ON "removal_receipt" USING btree ("partner_id","relationship_id");--> statement-breakpoint
CREATE INDEX "receipt_by_time" ON "removal_receipt" USING btree ("partner_id","removed_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "relationship_active" ON "relationship" USING btree ("partner_id","customer_id") WHERE "relationship"."state" = 'active';--> statement-breakpoint
CREATE INDEX "relationship_by_customer" ON "relationship" USING btree ("customer_id","state","partner_id");--> statement-breakpoint
CREATE INDEX "relationship_by_pair" ON "relationship" USING btree ("partner_id","customer_id","established_at");--> statement-breakpoint
CREATE INDEX "relationship_by_name" ON "relationship" USING btree ("partner_id","state","name_key","id","blocker_kinds");--> statement-breakpoint
CREATE INDEX "relationship_by_established" ON "relationship" USING btree ("partner_id","state","established_at","id");--> statement-breakpoint
CREATE INDEX "relationship_by_blockers" ON "relationship" USING btree ("partner_id","state","blocker_kinds","name_key","id");--> statement-breakpoint
CREATE INDEX "relationship_by_country" ON "relationship" USING btree ("partner_id","state","country","name_key","id");--> statement-breakpoint
CREATE INDEX "relationship_by_recheck" ON "relationship" USING btree ("partner_id","state","recheck_at","id");--> statement-breakpoint
CREATE INDEX "relationship_by_next_removal" ON "relationship" USING btree ("partner_id","state","next_removal_at","blocker_kinds");--> statement-breakpoint
CREATE INDEX "reservation_by_relationship" ON "reservation" USING btree ("partner_id","relationship_id","id");--> statement-breakpoint
CREATE INDEX "savings_plan_by_relationship" ON "savings_plan" USING btree ("partner_id","relationship_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "session_token" ON "session" USING btree ("token");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "software_purchase_by_relationship" ON "software_purchase" USING btree ("partner_id","relationship_id","id");--> statement-breakpoint
CREATE INDEX "subscription_by_relationship" ON "subscription" USING btree ("partner_id","relationship_id","id");--> statement-breakpoint
CREATE INDEX "subscription_by_support_contact" ON "subscription" USING btree ("customer_id","support_contact_partner_id");--> statement-breakpoint
CREATE UNIQUE INDEX "user_email" ON "user" USING btree ("email");--> statement-breakpoint
CREATE INDEX "verification_identifier" ON "verification" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "blocker_waiver_by_relationship" ON "blocker_waiver" USING btree ("partner_id","relationship_id","id");