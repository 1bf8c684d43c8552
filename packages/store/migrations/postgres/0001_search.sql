CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE INDEX "relationship_search" ON "relationship" USING gin ("search_text" gin_trgm_ops);
