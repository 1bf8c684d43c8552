import { expect, test } from 'vitest';
import { mailto } from '../src/common/mailto.ts';
import { addresseeOf } from '../src/features/requests/LinkDialog.tsx';

test('a draft opens with its subject, and its lines end as mail programs want them', () => {
  const link = new URL(mailto('ada@quill.example', { subject: 'A & B ask', body: 'Hello,\n\nlink#token' }));
  expect(link.pathname).toBe('ada%40quill.example');
  expect(link.searchParams.get('subject')).toBe('A & B ask');
  expect(link.searchParams.get('body')).toBe('Hello,\r\n\r\nlink#token');
  expect(mailto(null, { subject: 'S', body: 'B' })).toBe('mailto:?subject=S&body=B');
});

test('a request is to the company it names, else to its address, else to nobody in particular', () => {
  expect(addresseeOf({ customerName: 'Quill', customerEmail: 'ada@quill.example' })).toBe('Quill');
  expect(addresseeOf({ customerName: null, customerEmail: 'ada@quill.example' })).toBe('ada@quill.example');
  expect(addresseeOf({ customerName: null, customerEmail: null })).toBeNull();
});
