import { describe, expect, it } from 'vitest';
import type { RemovalReceipt } from '../src/model/records.ts';
import { canonicalJson } from '../src/proof/canonical-json.ts';
import { concealedValues, receiptDocument, sealed } from '../src/proof/receipt-document.ts';
import { anActor, sealing } from '../testing/index.ts';

const at = new Date('2026-06-15T12:00:00.000Z');
const waiver = {
  subjectId: 'sft_1',
  name: 'Server',
  how: 'removal-blocker-waived',
  by: { kind: 'api_key', id: 'key_1', name: 'Nightly' },
  at,
  reason: 'Bought by Bo.',
  refunded: null,
} as const;
const receipt: Omit<RemovalReceipt, 'proof'> = {
  partnerId: 'par_1',
  partnerName: 'Meridian',
  partnerTenantId: 'tenant-1',
  id: 'rcp_1',
  relationshipId: 'rel_1',
  customerId: 'cus_1',
  customerName: 'Contoso',
  customerTenantId: 'tenant-2',
  customerDomain: 'contoso.example',
  removedAt: at,
  removedBy: anActor({ id: 'usr_1', name: 'Ada' }),
  reason: 'Ada moves.',
  attestation: { version: '2026-11', text: 'In good faith.' },
  effects: [{ kind: 'delegated_admin_ends', count: 2, partnerName: 'Meridian', granularCount: 1 }],
  cleared: [waiver],
  remaining: [
    { kind: 'suspended_subscription', subjectId: 'sub_1', name: 'Seats', at, recordedAs: null, endedBy: null },
  ],
  notice: [],
};
const kept = sealed(receipt, at, sealing);

describe('the document of a receipt', () => {
  // The hashes of all receipts rest on this form: a change of it has to be another version.
  it('has this form, in which names and free text are digests', () => {
    expect(receiptDocument(kept)).toEqual({
      version: 1,
      id: 'rcp_1',
      partner: { id: 'par_1', tenantId: 'tenant-1', name: 'Meridian' },
      customer: { id: 'cus_1', tenantId: 'tenant-2', name: 'Contoso', domain: 'contoso.example' },
      relationshipId: 'rel_1',
      removedAt: '2026-06-15T12:00:00.000Z',
      removedBy: { kind: 'user', id: 'usr_1', name: { sha256: 'digest of salt Ada' } },
      reason: { sha256: 'digest of salt Ada moves.' },
      attestation: { version: '2026-11', text: 'In good faith.' },
      effects: [{ kind: 'delegated_admin_ends', count: 2, granularCount: 1 }],
      cleared: [
        {
          subjectId: 'sft_1',
          name: 'Server',
          how: 'removal-blocker-waived',
          by: { kind: 'api_key', id: 'key_1', name: { sha256: 'digest of salt Nightly' } },
          at: '2026-06-15T12:00:00.000Z',
          reason: { sha256: 'digest of salt Bought by Bo.' },
          refunded: null,
        },
      ],
      remaining: [
        {
          kind: 'suspended_subscription',
          subjectId: 'sub_1',
          name: 'Seats',
          at: '2026-06-15T12:00:00.000Z',
          recordedAs: null,
          endedBy: null,
        },
      ],
      hashedAt: '2026-06-15T12:00:00.000Z',
    });
  });

  it('is what the hash is over, as canonical JSON', () => {
    expect(kept.proof?.sha256).toBe(sealing.digest(canonicalJson(receiptDocument(kept))));
  });

  it('tells where its digests stand and what is behind them', () => {
    expect(concealedValues(kept).map(({ path, value }) => [path, value])).toEqual([
      ['/removedBy/name', 'Ada'],
      ['/reason', 'Ada moves.'],
      ['/cleared/0/by/name', 'Nightly'],
      ['/cleared/0/reason', 'Bought by Bo.'],
    ]);
  });

  it('stays as it is once a person is erased: the name replaced, its salt dropped', () => {
    const { proof } = kept;
    if (proof === null) throw new Error('no proof');
    const name = { ...proof.digests['/removedBy/name'], sha256: 'digest of salt Ada', salt: null };
    const erased: RemovalReceipt = {
      ...kept,
      removedBy: anActor({ id: 'usr_1', name: 'Erased' }),
      proof: { ...proof, digests: { ...proof.digests, '/removedBy/name': name } },
    };
    expect(receiptDocument(erased)).toEqual(receiptDocument(kept));
    expect(concealedValues(erased)[0]).toEqual({
      path: '/removedBy/name',
      sha256: 'digest of salt Ada',
      salt: null,
      value: null,
    });
  });

  it('has the sentences of an early receipt as they were written, its notice too', () => {
    const early = sealed(
      {
        ...receipt,
        effects: [{ kind: 'leaves_customer_list', count: 1, message: 'It left.' }],
        remaining: [{ kind: 'azure_role_assignments', subjectId: null, name: null, at: null, message: 'They stay.' }],
        notice: [{ locale: 'en', subject: 'Goodbye', body: 'It ended.' }],
      },
      at,
      sealing,
    );
    expect(receiptDocument(early)).toMatchObject({
      effects: [{ kind: 'leaves_customer_list', count: 1, message: 'It left.' }],
      remaining: [{ kind: 'azure_role_assignments', subjectId: null, name: null, at: null, message: 'They stay.' }],
      notice: [{ locale: 'en', subject: 'Goodbye', body: 'It ended.' }],
    });
  });

  it('is null where the receipt has no proof yet', () => {
    expect(receiptDocument({ ...receipt, proof: null })).toBeNull();
    expect(concealedValues({ ...receipt, proof: null })).toEqual([]);
  });
});
