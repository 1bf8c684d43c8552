-- What earlier versions put into words is kept as said.
UPDATE `webhook_attempt` SET `error` = json_object('code', 'said', 'text', `error`) WHERE `error` IS NOT NULL;--> statement-breakpoint
UPDATE `webhook_endpoint` SET `state_reason` = json_object('code', 'said', 'text', `state_reason`) WHERE `state_reason` IS NOT NULL;
