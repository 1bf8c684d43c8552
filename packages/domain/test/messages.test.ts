import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  AnyStatus,
  Conflict,
  Consequence,
  Forbidden,
  ImportFinding,
  InputProblem,
  InvitationObstacle,
  Language,
  Missing,
  OurSuspensionReason,
  PurchaseObstacle,
  ReestablishFinding,
  RemainingBlocker,
  RemainingItem,
  RemovalBlocker,
  RemovalEffect,
  RemovalJobReason,
  RemovalWarning,
  StateObstacle,
} from '../src/index.ts';
import {
  attestationTranslation,
  attestationVersions,
  endedBys,
  importGaps,
  languages,
  locales,
  remainingReasons,
  removalBlockerKinds,
  say,
  sayByKind,
  subscriptionStatuses,
} from '../src/index.ts';
import { anImportFinding, now } from '../testing/index.ts';

/** Parameters that a sentence cannot hold by chance. */
const name = fc.stringMatching(/^[A-Z][a-z]{6} [0-9]{5}$/);
const large = fc.integer({ min: 1000, max: 9999 });
const number = fc.oneof(fc.constant(1), large);
const names = fc.array(name, { minLength: 1, maxLength: 3 });
const at = fc.date({ min: new Date('2031-01-01T00:00Z'), max: new Date('2099-12-31T23:59Z'), noInvalidDate: true });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const exactly = fc.constant;
const status = fc.constantFrom(...subscriptionStatuses);
const endedBy = maybe(fc.constantFrom(...endedBys));
const recordedAs = maybe(fc.constantFrom('suspended' as const, 'cancelled' as const));
const side = fc.constantFrom('partner' as const, 'customer' as const);
const counted = { quantity: number, unitType: name };

type Member<Said, Key extends string, Of> = Said extends { readonly [K in Key]: infer Own }
  ? Of extends Own
    ? Said
    : never
  : never;
type ParametersOf<Said, Key extends string> = { readonly [P in Exclude<keyof Said, Key>]: fc.Arbitrary<Said[P]> };

/** Anything that can be said, from the parameters of each code: a code that is missing does not compile. */
const anyOf =
  <Key extends 'code' | 'kind'>(key: Key) =>
  <Said extends { readonly [K in Key]: string }>(
    cases: {
      readonly [Of in Said[Key]]: ParametersOf<Member<Said, Key, Of>, Key>;
    },
  ): fc.Arbitrary<Said> =>
    fc.oneof(
      ...Object.entries<Record<string, fc.Arbitrary<unknown>>>(cases).map(
        ([of, parameters]) =>
          fc.record({ [key]: exactly(of), ...parameters }) as fc.Arbitrary<unknown> as fc.Arbitrary<Said>,
      ),
    );
const anyOfCode = anyOf('code');
const anyOfKind = anyOf('kind');

const consequence = anyOfCode<Consequence>({
  azure_plan_stops: {},
  access_stops: { at: maybe(at), ...counted },
  azure_plan_resumes: {},
  access_resumes: counted,
  ends_for_good: {
    name,
    asksGlobalAdmin: fc.boolean(),
    refundable: fc.constantFrom(true, false, null, undefined),
    imported: fc.boolean(),
  },
  renews: { at: maybe(at) },
  extends: { at: maybe(at) },
  runs_out: { at: maybe(at) },
  clears_by_itself: { at: maybe(at), endToBeSeen: fc.boolean() },
  viewer_vouches: {},
  vendor_is_asked: {},
  import_reads_again: {},
  roles_granted: { at, extendsByDays: maybe(number) },
  roles_denied: {},
  role_request_withdrawn: {},
  roles_end: { side },
  delegated_admin_ends: { side, imported: fc.boolean() },
  link_made: {},
  link_replaced: {},
  link_revoked: {},
  rest_stays_undone: {},
  failed_tried_again: {},
  roles_replaced: {},
  administration_ends: {},
  sign_in_ends: {},
  blocks_until_suspended: {},
  blocks_past_window: { cancellableUntil: at, clearsAt: maybe(at) },
});

const suspensionReason = anyOfCode<OurSuspensionReason>({ by_partner: {}, with_base: { baseName: name } });

const finding = anyOfCode<ReestablishFinding>({
  subscription_active: { name },
  subscription_suspended: { name },
  subscription_over: { name, status },
  item_cancelled: { name },
  admin_restored: {},
  admin_not_restored: {},
  contact_restored: {},
  contact_not_restored: { count: number },
  designation_restored: { name },
  designation_not_restored: { name },
});

const aboutWhole = { subjectId: exactly(null) };
const aboutOne = { subjectId: exactly('sub_1'), subjectName: name };
const warning = anyOfKind<RemovalWarning>({
  delegated_admin_will_end: {
    subjectId: exactly('rel_1'),
    customerName: name,
    count: fc.oneof(exactly(0), number),
  },
  last_partner: { ...aboutWhole, partnerName: name, customerName: name },
  support_contact_designations: { ...aboutWhole, count: number },
  reseller_relationship_ends_too: { ...aboutWhole, subjectName: name, customerName: name },
  data_deletion: { ...aboutOne, at },
  azure_role_assignments_survive: aboutWhole,
  still_billed: { ...aboutOne, at: maybe(at) },
  end_at_vendor: { ...aboutOne, recordedAs, endedBy },
});

const effect: fc.Arbitrary<RemovalEffect> = fc
  .record({ partnerName: name, dap: fc.constantFrom(0, 1), granular: fc.oneof(exactly(0), number) })
  .chain(({ partnerName, dap, granular }) =>
    fc.constantFrom<RemovalEffect>(
      { kind: 'leaves_customer_list', count: 1, partnerName, granularCount: null },
      { kind: 'leaves_support_contacts', count: granular, partnerName, granularCount: null },
      { kind: 'delegated_admin_ends', count: dap + granular, partnerName, granularCount: granular },
      { kind: 'no_future_purchases', count: 1, partnerName, granularCount: null },
    ),
  );

const remainingItem: fc.Arbitrary<RemainingItem> = fc
  .record({ name, at: maybe(at), recordedAs, endedBy })
  .chain((one) => {
    const item = { subjectId: 'sub_1', name: one.name, at: null, recordedAs: null, endedBy: null };
    return fc.constantFrom<RemainingItem>(
      { ...item, kind: 'suspended_subscription', at: one.at },
      { ...item, kind: 'azure_role_assignments', subjectId: null, name: null },
      { ...item, kind: 'still_billed', at: one.at },
      { ...item, kind: 'end_at_vendor', recordedAs: one.recordedAs, endedBy: one.endedBy },
      { ...item, kind: 'reset_support_contact' },
      { ...item, kind: 'open_blocker', at: one.at },
    );
  });

const importFinding: fc.Arbitrary<ImportFinding> = fc.record({
  ...{ partnerId: exactly('par_1'), id: exactly('fnd_1'), relationshipId: exactly('rel_1') },
  ...{ customerId: exactly('cus_1'), subjectId: exactly('sub_1'), importHash: exactly('f00') },
  file: exactly('customers/c/subscriptions.json'),
  path: fc.constantFrom('', 'items[3].quantity'),
  gap: fc.constantFrom(...importGaps),
  field: maybe(exactly('quantity')),
  value: maybe(name),
});

const blocker: fc.Arbitrary<RemovalBlocker> = fc.record({
  id: exactly('blk_sub_1'),
  kind: fc.constantFrom(...removalBlockerKinds),
  subjectKind: fc.constantFrom(
    'subscription' as const,
    'order' as const,
    'softwarePurchase' as const,
    'relationship' as const,
  ),
  subjectId: exactly('sub_1'),
  subjectName: name,
  subjectStatus: status,
  rawStatus: name,
  ...counted,
  resolutions: fc.constantFrom(
    ['cancel' as const],
    ['turn_off_auto_renew' as const, 'wait' as const],
    ['wait' as const, 'waive' as const],
  ),
  allowedRoles: exactly([]),
  allowedUntil: maybe(at),
  clearsAt: maybe(at),
  billedMeanwhile: exactly(true),
  rule: exactly('legacy_suspended'),
  clearAfter: exactly([]),
  clearedWith: exactly(null),
  findings: fc.array(importFinding, { maxLength: 3 }),
  refundable: maybe(fc.boolean()),
});

const stateObstacle = anyOfCode<StateObstacle>({
  wrong_status: { status, expected: exactly(['active', 'suspended']) },
  end_of_term_not_offered: { action: exactly('renew'), offered: exactly(['cancel', 'expire']) },
  not_ended_at_vendor: {},
  nothing_failed: {},
  unknown_product: {},
  unknown_status: {},
  marketplace_not_suspendable: {},
  extended_service_term: {},
  software_not_suspendable: {},
  active_azure_subscriptions: { names },
  data_deleted: { at },
  base_not_active: { name: maybe(name) },
  azure_plan_not_cancellable: {},
  legacy_not_cancellable: {},
  window_closed: { until: maybe(at) },
  software_window_closed: { until: maybe(at) },
  add_ons_first: { names },
  past_expiry: {},
  not_refundable: { expiresAt: maybe(at) },
  not_answered_in_time: { days: number },
  relationship_active: { customer: name },
  last_global_admin: {},
  endpoint_not_enabled: { state: fc.constantFrom('paused', 'disabled') },
  does_not_block: {},
  not_waivable: { blocker },
  sells_no_subscription: { customer: name },
});

const inputProblem = anyOfCode<InputProblem>({
  required: {},
  text_length: { min: fc.constantFrom(0, 1234), max: large },
  password_length: { min: large, max: large },
  password_of_owner: {},
  password_common: {},
  out_of_range: { min: large, max: large },
  never_extends: {},
  empty_list: {},
  empty_filter: {},
  unknown_value: { value: name, allowed: names },
  not_an_email: {},
  not_a_guid: {},
  not_a_domain: {},
  not_a_country: {},
  not_in_the_future: {},
  too_many_days: { max: large },
  role_of_customers: { allowed: exactly(['sales_agent']) },
  roles_beyond_your_own: { roles: exactly(['sales_agent']), allowed: exactly(['admin_agent']) },
  unknown_offer: {},
  not_offered: { offer: name, allowed: names },
  not_an_add_on: { offer: name },
  base_required: { offer: name },
  base_unknown: {},
  base_does_not_fit: { offer: name, base: name },
  provider_required: {},
  provider_not_allowed: {},
  not_attested: {},
  attestation_outdated: { version: name },
  not_a_support_contact: {},
  no_types: {},
  url_malformed: {},
  url_too_long: { max: large },
  url_with_credentials: {},
  url_with_fragment: {},
  url_scheme: { allowed: fc.constantFrom(['https'], ['https', 'http']) },
  url_not_public: { host: name },
  before_first_sequence: { min: large },
  range_reversed: {},
  range_too_long: { count: large, max: large },
  partner_alone: {},
  customer_alone: {},
  not_an_export: {},
  too_many_customers: { max: large },
  matches_no_customer: {},
  one_of: { fields: exactly(['customerIds', 'filter']) },
  file_too_large: { maxBytes: fc.constant(1234 * 1024 ** 2) },
});

const missing = anyOfCode<Missing>({
  unknown_id: { thing: fc.constantFrom('customer', 'reservation') },
  wrong_kind_of_id: { names: fc.constantFrom('customer', 'order'), wanted: fc.constantFrom('user', 'event') },
  no_such_blocker: {},
  gone_since: {},
});
const forbidden = fc.record({
  error: exactly('forbidden'),
  reason: fc.record({ code: exactly('role'), permission: exactly('remove_relationship') }),
  requiredRoles: exactly(['sales_agent']),
  requiredPartnerKinds: exactly(['direct_bill']),
}) as fc.Arbitrary<Forbidden>;
const removalJobReason = anyOfCode<RemovalJobReason>({
  blocked: {},
  steps_failed: { count: number },
  forbidden: { refusal: forbidden },
  user_disabled: { name },
  key_ended: { name },
  attestation_outdated: {},
  already_removed: {},
  unscheduled: {},
  rescheduled: {},
  job_cancelled: {},
  fault: {},
});
const remainingBlocker: fc.Arbitrary<RemainingBlocker> = fc.record({
  blockerId: name,
  kind: exactly('active_subscription'),
  subjectId: name,
  subjectName: name,
  reason: fc.constantFrom(...remainingReasons),
  at: maybe(at),
  roles: exactly(['sales_agent']),
});

const conflict = anyOfCode<Conflict>({
  idempotency_key_reused: {},
  email_taken: { email: name },
  known_here: {},
  too_many_endpoints: { max: large },
  import_under_way: {},
});
const purchaseObstacle = anyOfCode<PurchaseObstacle>({
  relationship_removed: { customer: name },
  base_not_active: { offer: name, base: name, status },
  no_base: { offer: name, customer: name },
  trial_used: { offer: name, customer: name },
});
const invitationObstacle = anyOfCode<InvitationObstacle>({
  unknown_link: {},
  not_waiting: { state: fc.constantFrom('sent', 'accepted', 'declined', 'expired', 'revoked') },
  other_company: {},
  admin_signs_in: { customer: name },
  operator_adds_admin: { customer: name },
  failed_too_often: {},
  provider_left: { partner: name, provider: name },
  provider_sells_through_another: { provider: name, customer: name, reseller: name },
});

/** A parameter as each language writes it. */
const { itemStatus, relationshipRequestState, webhookEndpointState } = languages.en.words;
const statuses = Object.keys({ ...itemStatus, ...relationshipRequestState, ...webhookEndpointState });

const written = (value: unknown): readonly { readonly en: string; readonly ja: string }[] => {
  if (Array.isArray(value)) return value.flatMap(written);
  if (value instanceof Date) {
    const [year, month, day] = [value.getUTCFullYear(), value.getUTCMonth(), value.getUTCDate()];
    const english = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(value);
    const [hour, minute] = [value.getUTCHours(), value.toISOString().slice(14, 16)];
    const japanese = `${year}年${month + 1}月${day}日`;
    return [
      { en: english, ja: japanese },
      { en: `${english} at ${value.toISOString().slice(11, 16)} UTC`, ja: `${japanese} ${hour}:${minute} UTC` },
    ];
  }
  if (typeof value === 'number' && value > 1)
    return [{ en: value.toLocaleString('en'), ja: value.toLocaleString('ja') }];
  if (typeof value !== 'string') return [];
  return statuses.includes(value)
    ? [{ en: ` ${languages.en.status(value as AnyStatus)}`, ja: `「${languages.ja.status(value as AnyStatus)}」` }]
    : / \d{5}$/.test(value)
      ? [{ en: value, ja: value }]
      : [];
};

/** Japanese says whatever English says, and the other way round; both end as sentences do. */
const saysTheSame = <Said extends object>(said: fc.Arbitrary<Said>, in_: (language: Language, said: Said) => string) =>
  fc.assert(
    fc.property(said, (one) => {
      const en = in_(languages.en, one);
      const ja = in_(languages.ja, one);
      expect(en).toMatch(/\.$/);
      expect(ja).toMatch(/。$/);
      const broken = Object.values(one).includes(null) ? /null|undefined|NaN|\[object/ : /undefined|NaN|\[object/;
      for (const text of [en, ja]) expect(text).not.toMatch(broken);
      for (const parameter of Object.entries(one).flatMap(([key, value]) =>
        key === 'subjectStatus' || key === 'state' ? [] : written(value),
      ))
        expect({ parameter, said: ja.includes(parameter.ja) }).toEqual({ parameter, said: en.includes(parameter.en) });
    }),
    { numRuns: 500, seed: 20261126 },
  );

describe('Japanese says exactly what English says', () => {
  it('of blockers', () => saysTheSame(blocker, (language, one) => sayByKind(language.blockers, one)));
  it('of consequences', () => saysTheSame(consequence, (l, one) => say(l.consequences, one)));
  it('of effects', () => saysTheSame(effect, (l, one) => sayByKind(l.effects, one)));
  it('of warnings', () => saysTheSame(warning, (l, one) => sayByKind(l.warnings, one)));
  it('of what remains', () => saysTheSame(remainingItem, (l, one) => sayByKind(l.remaining, one)));
  it('of the checklist', () => saysTheSame(finding, (l, one) => say(l.reestablish, one)));
  it('of why something is suspended', () => saysTheSame(suspensionReason, (l, one) => say(l.suspensionReasons, one)));
  it('of why a state does not allow it', () => saysTheSame(stateObstacle, (l, one) => say(l.stateObstacles, one)));
  it('of what is wrong with an input', () => saysTheSame(inputProblem, (l, one) => say(l.inputProblems, one)));
  it('of what is missing', () => saysTheSame(missing, (l, one) => say(l.missing, one)));
  it('of what became of a customer of a job', () =>
    saysTheSame(removalJobReason, (l, one) => say(l.removalJobReasons, one)));
  it('of what clearing leaves', () => saysTheSame(remainingBlocker, (l, one) => l.remainingReasons[one.reason](one)));
  it('of conflicts', () => saysTheSame(conflict, (l, one) => say(l.conflicts, one)));
  it('of purchases', () => saysTheSame(purchaseObstacle, (l, one) => say(l.purchaseObstacles, one)));
  it('of invitations', () => saysTheSame(invitationObstacle, (l, one) => say(l.invitationObstacles, one)));

  it('and has a name for every word', () => {
    const namesIn = (locale: (typeof locales)[number]) =>
      Object.entries(languages[locale].words).map(([list, names]) => [list, Object.keys(names).sort()]);
    for (const locale of locales) expect(namesIn(locale)).toEqual(namesIn('en'));
    for (const locale of locales) {
      const names = Object.values(languages[locale].words).flatMap((list) => Object.values(list));
      expect(names.filter((one) => typeof one === 'string' && one.trim() === '')).toEqual([]);
    }
  });
});

describe('how it is worded', () => {
  const blocking: RemovalBlocker = {
    id: 'blk_sub_1',
    kind: 'new_commerce_outside_window',
    subjectKind: 'subscription',
    subjectId: 'sub_1',
    subjectName: 'Business Premium',
    subjectStatus: 'active',
    rawStatus: null,
    quantity: 1,
    unitType: 'Licenses',
    rule: 'new_commerce_grace',
    resolutions: ['turn_off_auto_renew', 'wait'],
    allowedRoles: [],
    allowedUntil: null,
    clearsAt: now,
    billedMeanwhile: true,
    clearAfter: [],
    clearedWith: null,
    findings: [],
    refundable: null,
  };
  const inBoth = (of: (language: Language) => string) => [of(languages.en), of(languages.ja)];
  const block = (overrides: Partial<RemovalBlocker>) =>
    inBoth((language) => sayByKind(language.blockers, { ...blocking, ...overrides }));

  it('days and instants are written out, in UTC', () => {
    expect(block({})).toEqual([
      'Business Premium is a new-commerce subscription past its cancellation window. Turn off auto-renew, then wait. It clears on 15 June 2026. To transfer it to another partner, do so at the vendor, then import again.',
      'Business Premium は取消期限を過ぎた新コマース サブスクリプションです。自動更新をオフにしてから待ってください。2026年6月15日に解消します。他のパートナーへ移管する場合は、ベンダー側で行い、再度インポートしてください。',
    ]);
    const extended = { kind: 'active_new_commerce_subscription', resolutions: ['cancel'], clearsAt: null } as const;
    expect(block({ ...extended, rule: 'extended_service_term_cancellable' })).toEqual([
      'Business Premium is a new-commerce subscription in a paid extension that renews itself every month. Cancel it.',
      'Business Premium は毎月自動で更新される有料の延長期間中の新コマース サブスクリプションです。取り消してください。',
    ]);
    expect(block({ kind: 'software_purchase', allowedUntil: now })).toEqual([
      'Business Premium is a software purchase inside its cancellation window. Cancel it by 15 June 2026 at 12:00 UTC.',
      'Business Premium は取消期限内のソフトウェア購入です。2026年6月15日 12:00 UTC までに取り消してください。',
    ]);
  });

  it('one is one, and a unit of the catalogue has its own word', () => {
    expect(block({ kind: 'active_subscription' })).toEqual([
      'Business Premium is an active subscription of 1 license. Suspend it.',
      'Business Premium は有効なサブスクリプションです（ライセンス 1 個）。停止してください。',
    ]);
    expect(block({ kind: 'active_subscription', quantity: 7, unitType: 'Seats' })).toEqual([
      'Business Premium is an active subscription of 7 Seats. Suspend it.',
      'Business Premium は有効なサブスクリプションです（Seats 7 個）。停止してください。',
    ]);
  });

  it('what is not recognised is quoted as the vendor wrote it', () => {
    expect(block({ kind: 'unknown_status', subjectStatus: 'unknown', rawStatus: 'paused' })[0]).toContain('“paused”');
    expect(block({ kind: 'unknown_status', rawStatus: 'active' })).toEqual([
      expect.stringContaining('has a product type, which this version does not recognise'),
      expect.stringContaining('の製品の種類は、このバージョンでは認識できません'),
    ]);
    expect(block({ kind: 'unknown_status', rawStatus: 'productType: Quantum' })).toEqual([
      expect.stringContaining('has the productType “Quantum”, which'),
      expect.stringContaining('の productType「Quantum」は'),
    ]);
  });

  it('what was not read says where, and what stands there', () => {
    const finding = anImportFinding({ gap: 'field_unreadable', path: 'items[0].quantity', value: '-1' });
    expect(block({ kind: 'record_incomplete', findings: [finding] })).toEqual([
      expect.stringContaining('items[0].quantity in customers/contoso/subscriptions.json is “-1”'),
      expect.stringContaining('customers/contoso/subscriptions.json の items[0].quantity の値「-1」'),
    ]);
  });

  it('the end of privileges tells DAP from GDAP', () => {
    const ending = (count: number, granularCount: number) =>
      inBoth((language) =>
        sayByKind(language.effects, { kind: 'delegated_admin_ends', count, granularCount, partnerName: 'Meridian' }),
      );
    expect(ending(0, 0)[0]).toBe('There are no delegated admin privileges to end.');
    expect(ending(1, 0)[0]).toBe('Delegated admin (DAP) ends.');
    expect(ending(1, 1)[0]).toBe('1 granular relationship (GDAP) ends.');
    expect(ending(3, 2)).toEqual([
      'Delegated admin (DAP) and 2 granular relationships (GDAP) end.',
      '委任された管理者権限 (DAP) と、詳細な委任された管理者権限 (GDAP) 2 件が終了します。',
    ]);
  });

  it('the declaration is binding in English, and translated for reference', () => {
    for (const version of attestationVersions) {
      expect(attestationTranslation(version, languages.en)).toBeNull();
      expect(attestationTranslation(version, languages.ja)).toMatch(/参考訳/);
    }
    expect(attestationTranslation('1999-01', languages.ja)).toBeNull();
  });
});

const sentencesIn = (file: string): readonly string[] => {
  const code = readFileSync(new URL(`../src/${file}`, import.meta.url), 'utf8');
  const bare = code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [...bare.matchAll(/(['`"])(?:(?!\1).)*\w \w(?:(?!\1).)*[.。]\1/g)].map(([text]) => `${file}: ${text}`);
};

/** What the API’s manual says of events and commands, in English only. */
const exempt = /^events\/|^(commands\/available|commands\/admin|requests\/request)-commands\.ts$/;

it('no sentence is written outside messages/', () => {
  const files = readdirSync(new URL('../src/', import.meta.url), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('messages/') && !exempt.test(file),
  );
  expect(sentencesIn('messages/en.ts').length).toBeGreaterThan(50);
  expect(files.flatMap(sentencesIn)).toEqual([]);
});
