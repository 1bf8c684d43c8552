/**
 * Prints migrations/frozen.json: the SHA-256 of every migration's text. It adds the new ones and refuses a change of one
 * that is there, because databases have it already.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const folder = new URL('../migrations/', import.meta.url);
const read = (path) => readFileSync(new URL(path, folder), 'utf8');
const frozen = JSON.parse(read('frozen.json'));

const freeze = (engine) => {
  const { entries } = JSON.parse(read(`${engine}/meta/_journal.json`));
  const hashes = Object.fromEntries(
    entries.map(({ tag }) => [
      tag,
      createHash('sha256')
        .update(read(`${engine}/${tag}.sql`))
        .digest('hex'),
    ]),
  );
  for (const [tag, sha256] of Object.entries(frozen[engine])) {
    if (hashes[tag] === sha256) continue;
    console.error(
      `migrations/${engine}/${tag}.sql was changed, renamed or deleted. Put it back, and change the tables to get the next migration. (Only if it never was on main: delete its line in migrations/frozen.json.)`,
    );
    process.exit(1);
  }
  return hashes;
};

process.stdout.write(`${JSON.stringify({ sqlite: freeze('sqlite'), postgres: freeze('postgres') }, null, 2)}\n`);
