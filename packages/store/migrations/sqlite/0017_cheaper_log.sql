DROP INDEX `event_by_relationship`;--> statement-breakpoint
DROP INDEX `event_by_record`;--> statement-breakpoint
DROP INDEX `event_by_actor_kind`;--> statement-breakpoint
DROP INDEX `event_by_type`;--> statement-breakpoint
CREATE INDEX `event_by_type` ON `event` (`partner_id`,(("actor" ->> 'kind') || ' ' || "type"),`sequence`);--> statement-breakpoint
DROP INDEX `subscription_by_support_contact`;--> statement-breakpoint
CREATE INDEX `subscription_by_support_contact` ON `subscription` (`customer_id`,`support_contact_partner_id`) WHERE "subscription"."support_contact_partner_id" is not null;
