import { aDesignation, aLeaving, aPeer, aRelationship, aRemoval, facts } from '@untether/domain/testing';
import { describe, expect, test } from 'vitest';
import { partnersConcerned } from '../src/removal-case.ts';

const provider = aPeer({ partnerId: 'par_summit', partnerKind: 'indirect_provider' });

describe('a removal concerns', () => {
  test('whoever’s subscription names the leaving partner, and the provider it falls back to', () => {
    const removal = aRemoval({ peers: [aPeer(), provider], designations: [aDesignation()] });
    expect(partnersConcerned(removal)).toEqual(['par_meridian', 'par_fabrikam', 'par_summit']);
  });

  test('another provider, which may name the same reseller', () => {
    const relationship = aRelationship({ associatedResellerId: 'par_harbor' });
    const removal = aRemoval({ own: aLeaving({ facts: facts({ relationship }) }), peers: [aPeer(), provider] });
    expect(partnersConcerned(removal)).toEqual(['par_meridian', 'par_summit']);
  });

  test('nobody else where nothing names it', () => {
    expect(partnersConcerned(aRemoval({ peers: [aPeer(), provider] }))).toEqual(['par_meridian']);
  });
});
