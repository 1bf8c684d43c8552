-- The letters and pairs of letters of a name and a domain: for searches that are too short for trigrams.
CREATE FUNCTION search_letters(search_text text, tenant_id text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT array_agg(DISTINCT substr(text, at, width)) FROM (SELECT left(search_text, length(search_text) - length(tenant_id) - 1) AS text) AS searched, generate_series(1, length(text)) AS at, generate_series(1, 2) AS width
$$;
--> statement-breakpoint
CREATE INDEX "relationship_letters" ON "relationship" USING gin (search_letters("search_text", "tenant_id"));
