import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

describe('one thing has one word in Japanese', () => {
  const root = new URL('../../../', import.meta.url);
  const isJapanese = (path: string) => /(^|\/)ja(\.ts|\/.*\.ts)$/.test(path);
  const inApp = readdirSync(new URL('apps/admin/src/', root), { recursive: true, encoding: 'utf8' })
    .filter(isJapanese)
    .map((path) => `apps/admin/src/${path}`);
  const fromApi = ['packages/domain/src/messages/ja.ts'];

  test.each([...inApp, ...fromApi])('in %s', (path) => {
    const text = readFileSync(new URL(path, root), 'utf8');
    const others = /委任管理|代理管理|委任された管理者(?!権限)|御社|障害|リンクを知る|取り消す解除|〜|[ぁ-ん]\?/;
    expect(text.split('\n').filter((line) => others.test(line))).toEqual([]);
  });

  test('in every area', () => {
    expect(inApp.length).toBeGreaterThan(8);
  });
});

test.each([
  ['what somebody ends has ended, on both sides', /Terminate[ds]?[ :'`]|terminated?[ .]/],
  ['licenses are spelled as the API spells them', /licence/i],
])('one thing has one word in English: %s', (_, other) => {
  const root = new URL('../src/', import.meta.url);
  const inEnglish = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /(^|\/)en(\.ts|\/.*\.ts)$/.test(path),
  );
  expect(inEnglish.length).toBeGreaterThan(8);
  const lines = inEnglish.flatMap((path) => readFileSync(new URL(path, root), 'utf8').split('\n'));
  expect(lines.filter((line) => other.test(line))).toEqual([]);
});
