UPDATE "relationship" SET "recheck_at" = 'epoch', "due_at" = 'epoch' WHERE "state" = 'active' AND "removal_outlook" = 'must_run_out';
