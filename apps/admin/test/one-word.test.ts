import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../../', import.meta.url);
const sources = ['apps/admin/src/', 'packages/domain/src/'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: `${folder}${path}`, text: readFileSync(new URL(`${folder}${path}`, root), 'utf8') })),
);
const japanese = sources.filter(({ text }) => /[ぁ-ん]/.test(text));
const english = sources.filter(({ path }) => /\/en(\.ts$|\/)/.test(path));

test.each([
  ['Japanese', japanese, /委任管理|代理管理|委任された管理者(?!権限)|御社|障害|リンクを知る|取り消す解除|〜|[ぁ-ん]\?/],
  ['English: what someone ends has ended, on both sides', english, /Terminate[ds]?[ :'`]|terminated?[ .]/],
  ['English: licenses are spelled as the API spells them', english, /licence/i],
])('one thing has one word in %s', (_, files, other) => {
  expect(files.length).toBeGreaterThan(8);
  const lines = files.flatMap(({ path, text }) => text.split('\n').map((line) => `${path}: ${line.trim()}`));
  expect(lines.filter((line) => other.test(line))).toEqual([]);
});
