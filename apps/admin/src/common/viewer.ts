import { useQuery } from 'urql';
import type { Permission } from '../vocabulary.ts';
import { graphql, type ResultOf } from './graphql.ts';

export const viewerQuery = graphql(`
  query Viewer {
    viewer {
      user { id name email }
      language
      partner { id name kind }
      organization { id companyName }
      roles
      bulkRemovalLimit
      permissions { permission allowedToViewer reason requiredRoles requiredPartnerKinds }
    }
  }
`);

export type Viewer = NonNullable<ResultOf<typeof viewerQuery>['viewer']>;
type ViewerPermission = Viewer['permissions'][number];

/** The signed-in person; the shell renders nothing before there is one. */
export const useViewer = (): Viewer | null => {
  const [{ data }] = useQuery({ query: viewerQuery });
  return data?.viewer ?? null;
};

/** Why this person may not; null when they may. */
export const usePermissionRefusal = (permission: Permission): string | null => {
  const rule = usePermission(permission);
  return rule?.allowedToViewer ? null : (rule?.reason ?? '');
};

export const usePermission = (permission: Permission): ViewerPermission | undefined =>
  useViewer()?.permissions.find((candidate) => candidate.permission === permission);

/** Whether the partner may end its relationships at all; those of an indirect reseller end with its provider's. */
export const useEndsItself = (): boolean => {
  const kind = useViewer()?.partner?.kind;
  const kinds = usePermission('REMOVE_RELATIONSHIP')?.requiredPartnerKinds ?? [];
  return kind === undefined || kinds.length === 0 || kinds.includes(kind);
};
