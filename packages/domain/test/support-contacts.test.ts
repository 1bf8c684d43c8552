import { describe, expect, it } from 'vitest';
import type { PartnerKind, SupportContact } from '../src/index.ts';
import { decideAssignSupportContact, effectiveSupportContact } from '../src/index.ts';
import { aSubscription, commandContext } from '../testing/index.ts';
import { decisionOf, refusalOf } from './outcomes.ts';

const contact = (partnerId: string, partnerKind: PartnerKind): SupportContact => ({
  customerId: 'cus_contoso',
  partnerId,
  name: partnerId,
  mpnId: null,
  tenantId: partnerId,
  partnerKind,
});
const seller = contact('par_meridian', 'direct_bill');
const other = contact('par_fabrikam', 'direct_bill');
const provider = contact('par_summit', 'indirect_provider');
const secondProvider = contact('par_tailspin', 'indirect_provider');

describe('the support contact of a subscription', () => {
  const of = (supportContactPartnerId: string | null, available: readonly SupportContact[]) =>
    effectiveSupportContact(aSubscription({ supportContactPartnerId }), available)?.partnerId;

  it('is the one designated while it is available', () => {
    expect(of('par_fabrikam', [seller, other, provider])).toBe('par_fabrikam');
    expect(of('par_fabrikam', [seller])).toBe('par_meridian');
  });

  it('is by default the indirect provider, of several the first by id, else the seller', () => {
    expect(of(null, [seller, other, provider])).toBe('par_summit');
    expect(of(null, [seller, secondProvider, provider])).toBe('par_summit');
    expect(of(null, [seller, other])).toBe('par_meridian');
  });

  it('is by default the seller where it is a provider itself', () => {
    const sold = aSubscription({ partnerId: 'par_tailspin', supportContactPartnerId: null });
    expect(effectiveSupportContact(sold, [provider, secondProvider])?.partnerId).toBe('par_tailspin');
  });
});

describe('assigning a support contact', () => {
  const assign = (partnerId: string | null, supportContactPartnerId: string | null = null) =>
    decideAssignSupportContact(
      { subscription: aSubscription({ supportContactPartnerId }), partnerId, available: [seller, other] },
      commandContext(),
    );

  it('takes a partner with an ACTIVE relationship to the customer, and says who was before', () => {
    const { changes, events } = decisionOf(assign('par_fabrikam', 'par_meridian'));
    expect(changes).toMatchObject([{ set: { supportContactPartnerId: 'par_fabrikam' } }]);
    expect(events).toMatchObject([
      {
        type: 'support-contact-updated',
        changes: { supportContactPartnerId: { from: 'par_meridian', to: 'par_fabrikam' } },
      },
    ]);
  });

  it('refuses anybody else', () => {
    expect(refusalOf(assign('par_stranger'))).toMatchObject({ issues: [{ path: ['partnerId'] }] });
  });

  it('to the one it has already is done', () => {
    expect(assign('par_fabrikam', 'par_fabrikam').outcome).toBe('already');
    expect(assign(null, null).outcome).toBe('already');
  });

  it('to nobody brings the default back', () => {
    const { changes, events } = decisionOf(assign(null, 'par_fabrikam'));
    expect(changes).toMatchObject([{ set: { supportContactPartnerId: null } }]);
    expect(events).toMatchObject([{ changes: { supportContactPartnerId: { from: 'par_fabrikam', to: null } } }]);
  });
});
