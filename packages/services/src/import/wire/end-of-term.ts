import {
  actionWithout,
  addDays,
  type CustomerSubscription,
  type EndOfTermAction,
  endOfDay,
  findTermEnd,
  isNewCommerceLicence,
  type NextTerm,
  type Policy,
} from '@untether/domain';
import * as z from 'zod';
import { type Finding, noted, type Place, unread } from '../finding.ts';
import { amount, instant, isRecord, listed, text, type WireRecord } from './fields.ts';
import { isCutOff } from './normalise.ts';

/** What a record says about its term and what follows it. */
export const termShape = {
  creationDate: instant,
  effectiveStartDate: instant,
  commitmentEndDate: instant,
  commitmentEndDateTime: instant,
  termDuration: text,
} as const;

type Term = { readonly [K in keyof typeof termShape]?: z.output<(typeof termShape)[K]> | undefined };

type Product = Pick<CustomerSubscription, 'kind' | 'commerceModel' | 'isTrial' | 'parentSubscriptionId'>;

const isExtension = (name: unknown): boolean => typeof name === 'string' && /extended service term/i.test(name);

/** When the term is over, when it began, and whether it is an extension already. */
export const readTerm = (record: WireRecord, term: Term, product: Product) => {
  const end = term.commitmentEndDateTime ?? term.commitmentEndDate ?? null;
  const isLicence = isNewCommerceLicence(product);
  const began = [term.creationDate, term.effectiveStartDate, end && startOf(end, term.termDuration)].filter(
    (at) => at instanceof Date,
  );
  return {
    commitmentEndDate: end !== null && isLicence ? endOfDay(end) : end,
    purchasedOrRenewedAt: began.reduce<Date | null>((last, at) => (last === null || at > last ? at : last), null),
    isExtendedServiceTerm: isLicence && [record.offerName, record.friendlyName, record.skuName].some(isExtension),
  };
};

/** A term before its end; null where it has none. */
const startOf = (end: Date, term: string | null | undefined): Date | null => {
  const [, count = '', unit = ''] = /^P(\d{1,3})([DMY])$/.exec(term ?? '') ?? [];
  if (unit === '') return null;
  if (unit === 'D') return addDays(end, -Number(count));
  const months = Number(count) * (unit === 'Y' ? 12 : 1);
  return (
    findTermEnd(new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() - months - 1, 1)), 'P1M', end.getUTCDate()) ??
    null
  );
};

/** Worst for leaving first. */
const byCost: readonly EndOfTermAction[] = ['renew', 'extend', 'expire', 'cancel'];
const worst = (one: EndOfTermAction, other: EndOfTermAction): EndOfTermAction =>
  byCost.find((action) => action === one || action === other) ?? one;

const scheduledShape = z.object({
  scheduleType: z.string(),
  actionType: z.string(),
  instructions: z.unknown().optional(),
});
const words: Readonly<Record<string, EndOfTermAction>> = {
  cancel: 'cancel',
  renewtonewterm: 'renew',
  renewtoextendedserviceterm: 'extend',
  transition: 'renew',
};

interface Said {
  /** undefined = the record says nothing; null = something that is not known here. */
  readonly action: EndOfTermAction | null | undefined;
  /** What it says about the next term. */
  readonly instructions?: unknown;
  readonly findings: readonly Finding[];
}

/** The first scheduled action for the end of the term. */
const readScheduled = (record: WireRecord, place: Place): Said => {
  const cut = isCutOff(record.scheduledActions);
  const scheduledActions = cut ? [record.scheduledActions] : listed(record.scheduledActions);
  if (!Array.isArray(scheduledActions)) return { action: undefined, findings: [] };
  const read = scheduledActions.map((one) => scheduledShape.safeParse(one));
  const at = read.findIndex((one) => !one.success || one.data.scheduleType.toLowerCase() === 'termend');
  const found = read[at];
  if (found?.success) {
    const action = words[found.data.actionType.toLowerCase()];
    if (action !== undefined) return { action, instructions: found.data.instructions, findings: [] };
  }
  if (found === undefined && read.length === 0) return { action: undefined, findings: [] };
  const index = found === undefined ? 0 : at;
  return {
    action: null,
    findings: [
      unread(
        place,
        `scheduledActions[${index}]`,
        cut
          ? 'was cut off by PowerShell: export with ConvertTo-Json -Depth 10'
          : `${JSON.stringify(scheduledActions[index])} is not known to this version`,
        'The end of its term counts as not known; choose it here, or import with a version that knows it',
      ),
    ],
  };
};

const nextShape = z.object({
  product: z.record(z.string(), z.unknown()).nullish(),
  quantity: amount,
  customTermEndDate: text,
});

interface NextTermRead {
  readonly nextTerm: NextTerm | null;
  readonly extends: boolean;
  /** There is something, but it cannot be read: it may be an extension. */
  readonly isUnread: boolean;
}

/** What was scheduled for the next term. */
const readNextTerm = (instructions: unknown): NextTermRead => {
  if (instructions === undefined || instructions === null) return { nextTerm: null, extends: false, isUnread: false };
  const read = nextShape.safeParse(instructions);
  if (!read.success) return { nextTerm: null, extends: false, isUnread: true };
  const { product, quantity, customTermEndDate } = read.data;
  const word = (name: string): string | null => {
    const value = isRecord(product) ? product[name] : undefined;
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const [productId, skuId, availabilityId] = ['productId', 'skuId', 'availabilityId'].map(word);
  const offerId = productId && skuId ? [productId, skuId, availabilityId].filter(Boolean).join(':') : null;
  const nextTerm = {
    offerId,
    quantity: quantity ?? null,
    termDuration: word('termDuration'),
    billingCycle: word('billingCycle'),
    customTermEndDate: customTermEndDate ?? null,
  };
  return {
    nextTerm: Object.values(nextTerm).every((value) => value === null) ? null : nextTerm,
    extends: Object.values(product ?? {}).some(isExtension),
    isUnread: false,
  };
};

interface EndOfTerm {
  readonly autoRenew: boolean | null;
  readonly endOfTermAction: EndOfTermAction | null;
  readonly nextTerm: NextTerm | null;
}

/**
 * What happens at the end of the term: a scheduled action, else a next-term product that is an extension, else auto-renew
 * with the dates. Where they contradict each other, the worst for leaving counts.
 */
export const readEndOfTerm = (
  { record, place, policy }: { readonly record: WireRecord; readonly place: Place; readonly policy: Policy },
  item: Product & ReturnType<typeof readTerm> & { readonly autoRenew: boolean | null },
): EndOfTerm & { readonly findings: readonly Finding[] } => {
  const { autoRenew } = item;
  const byFlag = actionWithout(item, autoRenew, policy);
  const missing =
    autoRenew === null && item.kind !== 'azure_plan' && item.commitmentEndDate !== null
      ? [
          unread(
            place,
            'autoRenewEnabled',
            'it is missing, so whether it renews is not known',
            'Choose the end of its term here, or correct the export and import again',
          ),
        ]
      : [];
  if (!isNewCommerceLicence(item)) return { autoRenew, endOfTermAction: byFlag, nextTerm: null, findings: missing };
  const scheduled = readScheduled(record, place);
  const next = readNextTerm(scheduled.instructions ?? record.scheduledNextTermInstructions);
  const said = scheduled.action === undefined && next.extends ? 'extend' : scheduled.action;
  if (next.isUnread)
    return {
      autoRenew,
      endOfTermAction: null,
      nextTerm: null,
      findings: [
        ...scheduled.findings,
        unread(
          place,
          'scheduledNextTermInstructions',
          'it cannot be read, so what follows the term is not known',
          'Choose the end of its term here, or correct the export and import again',
        ),
      ],
    };
  if (said === undefined || said === null)
    return {
      autoRenew,
      endOfTermAction: said === null ? null : byFlag,
      nextTerm: said === undefined && byFlag === 'renew' ? next.nextTerm : null,
      findings: said === null ? scheduled.findings : missing,
    };
  const others: readonly (readonly [string, EndOfTermAction])[] = [
    ...(next.extends && said !== 'extend' ? ([['scheduledNextTermInstructions', 'extend']] as const) : []),
    ...(byFlag !== null && autoRenew !== (said === 'renew') ? ([['autoRenewEnabled', byFlag]] as const) : []),
  ];
  const action = others.reduce<EndOfTermAction>((last, [, other]) => worst(last, other), said);
  return {
    autoRenew,
    endOfTermAction: action,
    nextTerm: action === 'renew' ? next.nextTerm : null,
    findings: others.map(([field, other]) =>
      noted(
        { ...place, path: `${place.path}.${field}` },
        `it means ${other}, but the end of the term is scheduled as ${said}`,
        `Taken over as ${action}, which keeps it longest; choose the end of its term here, or correct the export and import again`,
      ),
    ),
  };
};
