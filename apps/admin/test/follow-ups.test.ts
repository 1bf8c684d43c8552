import { expect, test } from 'vitest';
import { followUps } from '../src/features/organization/EndedPartner.tsx';

const at = '2027-02-20T00:00:00.000Z';
const data = { kind: 'SUSPENDED_SUBSCRIPTION', message: '', subjectId: 'sub_1', name: 'E3', at } as const;

test('data that is to be deleted is left to save, with its name and date', () => {
  const left = followUps({ imported: false, remaining: [data, { ...data, subjectId: 'sub_2', at: null }] });
  expect(left).toMatchObject({ isNothing: false, toSave: [{ name: 'E3', at }] });
  expect(left.others.map(({ subjectId }) => subjectId)).toEqual(['sub_2']);
});

test('an imported relationship is left to end at the vendor', () => {
  expect(followUps({ imported: true, remaining: [] })).toMatchObject({ isNothing: false, endsAtVendor: true });
});

test('nothing is left where nothing remains', () => {
  expect(followUps({ imported: false, remaining: [] }).isNothing).toBe(true);
});
