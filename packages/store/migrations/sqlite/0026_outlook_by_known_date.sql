UPDATE `relationship` SET `recheck_at` = 0, `due_at` = 0 WHERE `state` = 'active' AND `removal_outlook` = 'must_run_out';
