CREATE INDEX `session_by_expiry` ON `session` (`expires_at`);--> statement-breakpoint
CREATE INDEX `verification_by_expiry` ON `verification` (`expires_at`);--> statement-breakpoint
CREATE INDEX `release_request_by_end` ON `release_request` (`ended_at`) WHERE "release_request"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX `webhook_delivery_by_end` ON `webhook_delivery` (`finished_at`) WHERE "webhook_delivery"."finished_at" is not null;