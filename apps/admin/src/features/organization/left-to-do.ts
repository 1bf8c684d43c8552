import type { PartnershipData } from './fragments.ts';

type Remaining = PartnershipData['remaining'][number];

/** What an ended relationship leaves its customer to do; `toSave` names what is deleted and when. */
export const leftToDo = ({ imported, remaining }: Pick<PartnershipData, 'imported' | 'remaining'>) => {
  const toSave = remaining.flatMap(({ kind, subjectId, name, at }) =>
    kind === 'SUSPENDED_SUBSCRIPTION' && at !== null ? [{ key: subjectId ?? at, name, at }] : [],
  );
  const deletesRoles = remaining.some(({ kind }) => kind === 'AZURE_ROLE_ASSIGNMENTS');
  const isOther = ({ kind, at }: Remaining) =>
    kind !== 'AZURE_ROLE_ASSIGNMENTS' && !(kind === 'SUSPENDED_SUBSCRIPTION' && at !== null);
  return {
    toSave,
    deletesRoles,
    endsAtVendor: imported,
    isNothing: toSave.length === 0 && !deletesRoles && !imported,
    others: remaining.filter(isOther),
  };
};
