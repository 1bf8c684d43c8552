-- Names and domains by their letters and pairs of letters: searches too short for trigrams. Each is a token, in hexadecimal.
CREATE VIRTUAL TABLE `relationship_letters` USING fts5(`letters`, content='', columnsize=0, tokenize='ascii', detail='none');
--> statement-breakpoint
-- The array has as many elements as the text has characters: their keys are the places in it.
INSERT INTO `relationship_letters`(`rowid`, `letters`) SELECT `row_number`, (SELECT group_concat(hex(substr(`text`, `key` + 1, 1)) || ' ' || hex(substr(`text`, `key` + 1, 2)), ' ') FROM (SELECT substr(`relationship`.`search_text`, 1, length(`relationship`.`search_text`) - length(`relationship`.`tenant_id`) - 1) AS `text`), json_each('[' || substr(replace(hex(zeroblob(length(`text`))), '00', ',0'), 2) || ']')) FROM `relationship`;
--> statement-breakpoint
CREATE TRIGGER `relationship_letters_insert` AFTER INSERT ON `relationship` BEGIN
  INSERT INTO `relationship_letters`(`rowid`, `letters`) SELECT new.`row_number`, (SELECT group_concat(hex(substr(`text`, `key` + 1, 1)) || ' ' || hex(substr(`text`, `key` + 1, 2)), ' ') FROM (SELECT substr(new.`search_text`, 1, length(new.`search_text`) - length(new.`tenant_id`) - 1) AS `text`), json_each('[' || substr(replace(hex(zeroblob(length(`text`))), '00', ',0'), 2) || ']'));
END;
--> statement-breakpoint
CREATE TRIGGER `relationship_letters_update` AFTER UPDATE OF `search_text` ON `relationship` WHEN old.`search_text` <> new.`search_text` BEGIN
  INSERT INTO `relationship_letters`(`relationship_letters`, `rowid`, `letters`) SELECT 'delete', old.`row_number`, (SELECT group_concat(hex(substr(`text`, `key` + 1, 1)) || ' ' || hex(substr(`text`, `key` + 1, 2)), ' ') FROM (SELECT substr(old.`search_text`, 1, length(old.`search_text`) - length(old.`tenant_id`) - 1) AS `text`), json_each('[' || substr(replace(hex(zeroblob(length(`text`))), '00', ',0'), 2) || ']'));
  INSERT INTO `relationship_letters`(`rowid`, `letters`) SELECT new.`row_number`, (SELECT group_concat(hex(substr(`text`, `key` + 1, 1)) || ' ' || hex(substr(`text`, `key` + 1, 2)), ' ') FROM (SELECT substr(new.`search_text`, 1, length(new.`search_text`) - length(new.`tenant_id`) - 1) AS `text`), json_each('[' || substr(replace(hex(zeroblob(length(`text`))), '00', ',0'), 2) || ']'));
END;
--> statement-breakpoint
CREATE TRIGGER `relationship_letters_delete` AFTER DELETE ON `relationship` BEGIN
  INSERT INTO `relationship_letters`(`relationship_letters`, `rowid`, `letters`) SELECT 'delete', old.`row_number`, (SELECT group_concat(hex(substr(`text`, `key` + 1, 1)) || ' ' || hex(substr(`text`, `key` + 1, 2)), ' ') FROM (SELECT substr(old.`search_text`, 1, length(old.`search_text`) - length(old.`tenant_id`) - 1) AS `text`), json_each('[' || substr(replace(hex(zeroblob(length(`text`))), '00', ',0'), 2) || ']'));
END;
