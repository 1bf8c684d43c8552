import type SqliteFile from 'better-sqlite3';

/** One transaction of the reader for all that is read in one turn of the event loop. */
export interface ReadTurn {
  /** Call it before a statement. */
  readonly enter: () => void;
  /** What is read from now on sees all that is committed by now. */
  readonly end: () => void;
}

/**
 * Each statement of its own takes and gives back the file's locks, which costs more than to find a row. So the second
 * of a turn begins a transaction that all that follow share. It ends with the turn, with every commit of this process,
 * and when somebody asks whether another process has committed: nobody misses what was committed before it asked.
 */
export const createReadTurn = (file: SqliteFile.Database): ReadTurn => {
  const begin = file.prepare('begin');
  const commit = file.prepare('commit');
  let statements = 0;
  const end = (): void => {
    const isOpen = statements > 1;
    statements = 0;
    if (isOpen && file.open) commit.run();
  };
  return {
    enter: () => {
      statements += 1;
      if (statements === 1) setImmediate(end);
      if (statements === 2) begin.run();
    },
    end,
  };
};
