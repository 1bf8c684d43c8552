-- The text is folded before it is written, so the index compares it as it stands.
CREATE VIRTUAL TABLE `relationship_search` USING fts5(`search_text`, content='relationship', content_rowid='row_number', tokenize='trigram case_sensitive 1', detail='full');
--> statement-breakpoint
CREATE TRIGGER `relationship_search_insert` AFTER INSERT ON `relationship` BEGIN
  INSERT INTO `relationship_search`(`rowid`, `search_text`) VALUES (new.`row_number`, new.`search_text`);
END;
--> statement-breakpoint
CREATE TRIGGER `relationship_search_update` AFTER UPDATE OF `search_text` ON `relationship` WHEN old.`search_text` <> new.`search_text` BEGIN
  INSERT INTO `relationship_search`(`relationship_search`, `rowid`, `search_text`) VALUES ('delete', old.`row_number`, old.`search_text`);
  INSERT INTO `relationship_search`(`rowid`, `search_text`) VALUES (new.`row_number`, new.`search_text`);
END;
--> statement-breakpoint
CREATE TRIGGER `relationship_search_delete` AFTER DELETE ON `relationship` BEGIN
  INSERT INTO `relationship_search`(`relationship_search`, `rowid`, `search_text`) VALUES ('delete', old.`row_number`, old.`search_text`);
END;
