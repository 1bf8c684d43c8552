import { idPrefixes, longestDurationDays } from '@untether/domain';
import * as z from 'zod';
import type { Draft } from '../drafts.ts';
import { type Finding, type Place, unread, wayOuts } from '../finding.ts';
import { readId } from './collection.ts';
import { readGuid } from './customer.ts';
import { directoryRoleIds } from './directory-role-ids.ts';
import { firstName, instant, isRecord, listOf, readFields, text, unknownStart } from './fields.ts';
import { fingerprint } from './fingerprint.ts';
import { normalise } from './normalise.ts';
import { readDelegatedAdminStatus } from './status.ts';

/** A granular relationship of the directory, and the customer it is with. */
export interface DelegatedAdminRead {
  readonly tenantId: string;
  readonly row: Draft<'delegatedAdminRelationship'>;
}

const shape = {
  displayName: text,
  duration: text,
  autoExtendDuration: text,
  customer: z.object({ tenantId: text }).nullish(),
  accessDetails: z.object({ unifiedRoles: listOf(z.object({ roleDefinitionId: text })) }).nullish(),
  createdDateTime: instant,
  activatedDateTime: instant,
  endDateTime: instant,
};

const daysIn = (duration: string | null | undefined): number | undefined => {
  const [, count = '', unit] = /^P(\d{1,4})([DMY])/.exec(duration ?? '') ?? [];
  if (unit === undefined) return undefined;
  return Number(count) * { D: 1, M: 30, Y: 365 }[unit as 'D' | 'M' | 'Y'];
};

/** Undefined where the record does not say which relationship it is, or with whom. */
export const readDelegatedAdmin = (
  raw: unknown,
  place: Place,
): { readonly read: DelegatedAdminRead | undefined; readonly findings: readonly Finding[] } => {
  const record = normalise(raw);
  const id = isRecord(record) ? readId(record.id) : undefined;
  if (!isRecord(record) || id === undefined)
    return { read: undefined, findings: [unread(place, '', 'the record has no id that can be read', wayOuts.leftOut)] };
  const cosmetic = Object.keys(shape) as (keyof typeof shape)[];
  const { values, findings } = readFields({ shape, record, place, cosmetic });
  const tenantId = readGuid(values.customer?.tenantId);
  if (tenantId === undefined) {
    const finding = unread(place, 'customer.tenantId', 'it does not say with which customer it is', wayOuts.leftOut);
    return { read: undefined, findings: [...findings, finding] };
  }
  const status = readDelegatedAdminStatus(record.status, place);
  const endsAt = values.endDateTime ?? null;
  const isOver = ['expired', 'terminated', 'rejected'].includes(status.status);
  const roles = (values.accessDetails?.unifiedRoles ?? []).flatMap(({ roleDefinitionId }) => roleDefinitionId ?? []);
  return {
    read: {
      tenantId,
      row: {
        id: `${idPrefixes.delegatedAdminRelationship}${id}`,
        displayName: firstName([values.displayName], id),
        rawStatus: status.rawStatus,
        importHash: fingerprint(record),
        roles: roles.map((role) => directoryRoleIds[role.toLowerCase()] ?? role),
        durationDays: daysIn(values.duration) ?? longestDurationDays,
        status: status.status,
        createdAt: values.createdDateTime ?? unknownStart,
        warnedDays: null,
        activatedAt: values.activatedDateTime ?? null,
        endsAt,
        endedAt: isOver ? endsAt : null,
        endedBy: null,
        autoExtend: (daysIn(values.autoExtendDuration) ?? 0) > 0,
      },
    },
    findings: [...findings, ...status.findings],
  };
};
