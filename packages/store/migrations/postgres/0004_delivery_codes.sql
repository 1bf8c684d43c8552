-- What earlier versions put into words is kept as said.
ALTER TABLE "webhook_attempt" ALTER COLUMN "error" SET DATA TYPE json USING CASE WHEN "error" IS NULL THEN NULL ELSE json_build_object('code', 'said', 'text', "error") END;--> statement-breakpoint
ALTER TABLE "webhook_endpoint" ALTER COLUMN "state_reason" SET DATA TYPE json USING CASE WHEN "state_reason" IS NULL THEN NULL ELSE json_build_object('code', 'said', 'text', "state_reason") END;
