import type { CustomerOrder, CustomerQuery, PageRequest, RemovalBlockerKind, TimeSpan, Viewer } from '@untether/domain';
import { addDays, removalBlockerKinds } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { ensureMay } from './access.ts';
import { recheckDue } from './recheck.ts';

/** Customers on the viewer's list. The kept blockers that filters read are brought up to date first. */
export const listCustomers =
  (ports: Ports) =>
  async (
    viewer: Viewer,
    ask: { readonly query: CustomerQuery; readonly order: CustomerOrder; readonly page: PageRequest },
  ) => {
    await prepare(ports, viewer);
    return ports.store.listCustomers(viewer.partner.id, ask.query, ask.order, ask.page);
  };

export const countCustomers =
  (ports: Ports) =>
  async (viewer: Viewer, query: CustomerQuery): Promise<number> => {
    await prepare(ports, viewer);
    return ports.store.countCustomers(viewer.partner.id, query);
  };

const prepare = async (ports: Ports, viewer: Viewer): Promise<void> => {
  ensureMay(viewer, 'view_customers');
  await recheckDue(ports, viewer.partner.id);
};

export interface Portfolio {
  readonly customers: number;
  readonly removable: number;
  readonly blocked: number;
  /** How many customers each kind blocks, without the kinds that block none. */
  readonly blockedBy: readonly { readonly kind: RemovalBlockerKind; readonly customers: number }[];
  /** Blocked customers by when they could be removed at the earliest; the last span is of those with no known date. */
  readonly byNextPossibleDate: readonly (TimeSpan & { readonly unknown: boolean; readonly customers: number })[];
  /** Customers with an OPEN request to be released. */
  readonly releaseRequests: number;
  /** Subscriptions that fall into a paid extension unless somebody chooses otherwise, and the customers that have them. */
  readonly extending: { readonly customers: number; readonly subscriptions: number };
}

/** Ends of the spans in which blocked customers are counted, in days from now. */
const spanDays = [0, 30, 90, 365] as const;

export const viewPortfolio =
  (ports: Ports) =>
  async (viewer: Viewer): Promise<Portfolio> => {
    await prepare(ports, viewer);
    const now = ports.now();
    const ends = [...spanDays.map((days) => addDays(now, days)), null];
    const spans = ends.map((until, index) => ({ after: ends[index - 1] ?? null, until }));
    const [groups, counted, releaseRequests, extending] = await Promise.all([
      ports.store.portfolioGroups(viewer.partner.id),
      ports.store.portfolioSpans(viewer.partner.id, spans),
      ports.store.countCustomers(viewer.partner.id, { releaseRequested: true }),
      ports.store.portfolioExtensions(viewer.partner.id),
    ]);
    const countWhere = (fits: (kinds: readonly RemovalBlockerKind[]) => boolean) =>
      groups.reduce((sum, group) => sum + (fits(group.blockerKinds) ? group.customers : 0), 0);
    return {
      customers: countWhere(() => true),
      removable: countWhere((kinds) => kinds.length === 0),
      blocked: countWhere((kinds) => kinds.length > 0),
      blockedBy: removalBlockerKinds
        .map((kind) => ({ kind, customers: countWhere((kinds) => kinds.includes(kind)) }))
        .filter((one) => one.customers > 0),
      byNextPossibleDate: [
        ...spans.map((span, index) => ({ ...span, unknown: false, customers: counted.spans[index] ?? 0 })),
        { after: null, until: null, unknown: true, customers: counted.unknown },
      ],
      releaseRequests,
      extending,
    };
  };
