CREATE TABLE "import_job" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"file_name" text collate "C" NOT NULL,
	"size_bytes" bigint NOT NULL,
	"pieces" bigint NOT NULL,
	"state" text collate "C" NOT NULL,
	"created_by" json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"failure" json,
	"check_tally" json,
	"result_tally" json,
	"progress" json NOT NULL,
	"lease" text collate "C",
	"leased_until" timestamp (3) with time zone,
	"attempts" bigint NOT NULL,
	CONSTRAINT "import_job_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE TABLE "import_line" (
	"partner_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"import_id" text collate "C" NOT NULL,
	"is_check" boolean NOT NULL,
	"number" bigint NOT NULL,
	"kind" text collate "C" NOT NULL,
	"file" text collate "C" NOT NULL,
	"path" text collate "C" NOT NULL,
	"reason" text collate "C" NOT NULL,
	"way_out" text collate "C" NOT NULL,
	CONSTRAINT "import_line_partner_id_id_pk" PRIMARY KEY("partner_id","id")
);
--> statement-breakpoint
CREATE TABLE "import_piece" (
	"partner_id" text collate "C" NOT NULL,
	"import_id" text collate "C" NOT NULL,
	"number" bigint NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "import_piece_partner_id_import_id_number_pk" PRIMARY KEY("partner_id","import_id","number")
);
--> statement-breakpoint
CREATE INDEX "import_job_by_time" ON "import_job" USING btree ("partner_id","created_at","id");--> statement-breakpoint
CREATE INDEX "import_job_by_state" ON "import_job" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "import_job_by_upload" ON "import_job" USING btree ("state","pieces");--> statement-breakpoint
CREATE INDEX "import_line_by_number" ON "import_line" USING btree ("partner_id","import_id","is_check","number");--> statement-breakpoint
CREATE INDEX "import_line_by_kind" ON "import_line" USING btree ("partner_id","import_id","is_check","kind","number");