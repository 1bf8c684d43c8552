import { describe, expect, test } from 'vitest';
import { signInFor } from '../src/common/auth.ts';
import { parseSearch, stringifySearch } from '../src/common/search.ts';
import { placeToGo } from '../src/common/sign-in-ways.ts';
import { customersVariables, readCustomersSearch, withKnownKinds } from '../src/features/customers/search.ts';

describe('the address holds the state of the customer list', () => {
  test('a search that looks like a number stays the text it is', () => {
    expect(parseSearch('?q=00123')).toEqual({ q: '00123' });
    expect(parseSearch(stringifySearch({ q: '1e5' }))).toEqual({ q: '1e5' });
  });

  test('what is empty is left out of the address', () => {
    expect(stringifySearch({ q: '', state: undefined })).toBe('');
  });

  test('a filter nobody knows is ignored', () => {
    const search = readCustomersSearch({ blockedBy: 'NONSENSE', sort: 'UP', state: 'blocked' });
    expect(withKnownKinds(search, ['PENDING_ORDER'])).toEqual({ state: 'blocked' });
    const known = readCustomersSearch({ blockedBy: 'PENDING_ORDER' });
    expect(withKnownKinds(known, ['PENDING_ORDER'])).toEqual({ blockedBy: 'PENDING_ORDER' });
  });

  test('filters become those of the API', () => {
    expect(customersVariables({ q: '東京', state: 'removable', country: 'JP' })).toEqual({
      filter: { search: '東京', country: 'JP', removable: true },
      orderBy: 'NAME_ASC',
    });
    expect(customersVariables({ blockedBy: 'PENDING_ORDER', state: 'blocked', sort: 'NAME_DESC' })).toEqual({
      filter: { blockedBy: ['PENDING_ORDER'], removable: false },
      orderBy: 'NAME_DESC',
    });
    expect(customersVariables(readCustomersSearch({ release: 'requested' })).filter).toEqual({
      releaseRequested: true,
    });
    expect(readCustomersSearch({ release: 'nonsense' })).toEqual({});
    expect(customersVariables({ state: 'runsOut', reseller: 'par_1' }).filter).toEqual({
      removalOutlook: 'MUST_RUN_OUT',
      associatedResellerId: 'par_1',
    });
  });

  test('a bar’s span of dates is in the address as it was counted', () => {
    const [after, until] = ['2026-11-26T09:30:00.123Z', '2026-12-26T09:30:00.123Z'];
    const withinOf = (removableBy: string) => customersVariables(readCustomersSearch({ removableBy })).filter;
    expect(withinOf(`${after}..${until}`)).toEqual({ nextPossibleRemoval: { within: { after, until } } });
    expect(withinOf(`..${until}`)).toEqual({ nextPossibleRemoval: { within: { until } } });
    expect(withinOf(`${after}..`)).toEqual({ nextPossibleRemoval: { within: { after } } });
    for (const nonsense of ['yesterday..', '..', `${after}..${until}..${until}`, 'x'])
      expect(withinOf(nonsense)).toEqual(nonsense === '..' ? { nextPossibleRemoval: { within: {} } } : {});
  });

  test('when customers can be removed is asked for by the end of a day, so that it stays one list', () => {
    const { filter } = customersVariables({ removableBy: '30' });
    expect(filter).toEqual(customersVariables({ removableBy: '30' }).filter);
    expect(JSON.stringify(filter)).toMatch(/"within":\{"until":"\d{4}-/);
    expect(customersVariables({ removableBy: 'unknown' }).filter).toEqual({ nextPossibleRemoval: { known: false } });
  });
});

describe('after signing in one goes where one was, on this site only', () => {
  const origin = 'https://untether.example';
  test.each([
    ['/customers/cus_1/account?item=sub_1', `${origin}/customers/cus_1/account?item=sub_1`],
    ['//elsewhere.example', '/customers'],
    ['/\\elsewhere.example', '/customers'],
    ['/\t/elsewhere.example', '/customers'],
    ['/.//elsewhere.example', `${origin}//elsewhere.example`],
    ['https://elsewhere.example', '/customers'],
    ['javascript:alert(1)', '/customers'],
    [undefined, '/customers'],
  ])('%j leads to %s', (next, place) => {
    expect(placeToGo(next, { origin, hash: '' })).toBe(place);
  });

  test('the secret of an invitation stays after the # all the way, and nowhere else', () => {
    const place = signInFor({ pathname: '/invitation', searchStr: '', hash: 'secret' });
    expect(place).toEqual({ to: '/sign-in', search: { next: '/invitation' }, hash: 'secret' });
    expect(placeToGo(place.search.next, { origin, hash: `#${place.hash}` })).toBe(`${origin}/invitation#secret`);
    expect(placeToGo('https://elsewhere.example', { origin, hash: '#secret' })).toBe('/customers');
  });
});
