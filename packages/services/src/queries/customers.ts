import type {
  CustomerOrder,
  CustomerPart,
  CustomerQuery,
  MaybePromise,
  OutlookCount,
  PageRequest,
  PortfolioGroup,
  RemovalBlockerKind,
  ResellerOutlook,
  RowCount,
  TimeSpan,
  Viewer,
} from '@untether/domain';
import { addDays, andThen, removalBlockerKinds, removalOutlooks } from '@untether/domain';
import type { Ports } from '../ports.ts';
import { ensureMay } from './access.ts';
import { recheckDue } from './recheck.ts';

/** Customers on the viewer's list. */
export const listCustomers =
  (ports: Ports) =>
  (
    viewer: Viewer,
    ask: {
      readonly query: CustomerQuery;
      readonly order: CustomerOrder;
      readonly page: PageRequest;
      readonly part: CustomerPart;
    },
  ) => {
    ensureMay(viewer, 'view_customers');
    const { id } = viewer.partner;
    const list = () => ports.store.listCustomers(id, ask.query, ask.order, ask.page, ask.part);
    const isKept = ask.order.startsWith('next_possible_removal') || asksForKept(ask.query);
    return isKept ? andThen(recheckDue(ports, id), list) : list();
  };

export const countCustomers =
  (ports: Ports) =>
  (viewer: Viewer, query: CustomerQuery): MaybePromise<RowCount> => {
    ensureMay(viewer, 'view_customers');
    const { id } = viewer.partner;
    const count = () => ports.store.countCustomers(id, query);
    return asksForKept(query) ? andThen(recheckDue(ports, id), count) : count();
  };

/** Whether what it filters by is kept of the blockers, which time may have passed over. */
const asksForKept = ({ removable, blockedBy, removalOutlook, nextRemoval, willExtend }: CustomerQuery): boolean =>
  [removable, blockedBy, removalOutlook, nextRemoval, willExtend].some((asked) => asked !== undefined);

/** Counts over a customer list; what is a function is counted when it is asked for. */
export interface Portfolio {
  readonly customers: number;
  readonly removable: number;
  readonly blocked: number;
  /** How many customers each kind blocks, without the kinds that block none. */
  readonly blockedBy: readonly { readonly kind: RemovalBlockerKind; readonly customers: number }[];
  /** How many customers have each outlook, the best first. */
  readonly byOutlook: () => MaybePromise<readonly OutlookCount[]>;
  /** The same of the resellers with the most customers; of an indirect provider only. */
  readonly byReseller: () => MaybePromise<readonly PortfolioReseller[]>;
  /** Blocked customers by when they could be removed at the earliest; the last span is of those with no known date. */
  readonly byNextPossibleDate: () => MaybePromise<readonly PortfolioSpan[]>;
  /** Customers with an OPEN request to be released. */
  readonly releaseRequests: () => MaybePromise<number>;
  /** Subscriptions that fall into a paid extension unless somebody chooses otherwise, and the customers that have them. */
  readonly extending: () => MaybePromise<PortfolioExtending>;
}

export type PortfolioSpan = TimeSpan & { readonly unknown: boolean; readonly customers: number };
export interface PortfolioExtending {
  readonly customers: number;
  readonly subscriptions: number;
}

export interface PortfolioReseller {
  /** null = customers of no reseller. */
  readonly resellerId: string | null;
  readonly customers: number;
  readonly byOutlook: readonly OutlookCount[];
}

const mostResellers = 50;

/** Ends of the spans in which blocked customers are counted, in days from now. */
const spanDays = [0, 30, 90, 365] as const;

export const viewPortfolio =
  (ports: Ports) =>
  (viewer: Viewer): MaybePromise<Portfolio> => {
    ensureMay(viewer, 'view_customers');
    const { id } = viewer.partner;
    return andThen(recheckDue(ports, id), () =>
      andThen(ports.store.portfolioGroups(id), (groups) => ({
        ...talliesOf(groups),
        byOutlook: () => andThen(ports.store.portfolioOutlooks(id), inOrder),
        byReseller: () =>
          viewer.partner.kind === 'indirect_provider'
            ? andThen(ports.store.portfolioResellers(id, mostResellers), ofResellers)
            : [],
        byNextPossibleDate: () => countBySpan(ports, id),
        releaseRequests: () => ports.store.portfolioReleases(id),
        extending: () => ports.store.portfolioExtensions(id),
      })),
    );
  };

const inOrder = (counted: readonly OutlookCount[]): readonly OutlookCount[] =>
  removalOutlooks.map((outlook) => ({
    outlook,
    customers: counted.find((one) => one.outlook === outlook)?.customers ?? 0,
  }));

const ofResellers = (rows: readonly ResellerOutlook[]): readonly PortfolioReseller[] =>
  [...new Set(rows.map(({ resellerId }) => resellerId))].map((resellerId) => {
    const byOutlook = inOrder(rows.filter((row) => row.resellerId === resellerId));
    return { resellerId, customers: byOutlook.reduce((sum, { customers }) => sum + customers, 0), byOutlook };
  });

const talliesOf = (groups: readonly PortfolioGroup[]) => {
  const byKind = new Map<RemovalBlockerKind, number>();
  let customers = 0;
  let removable = 0;
  for (const group of groups) {
    customers += group.customers;
    if (group.blockerKinds.length === 0) removable += group.customers;
    for (const kind of group.blockerKinds) byKind.set(kind, (byKind.get(kind) ?? 0) + group.customers);
  }
  const blockedBy = removalBlockerKinds.flatMap((kind) => {
    const count = byKind.get(kind);
    return count === undefined ? [] : [{ kind, customers: count }];
  });
  return { customers, removable, blocked: customers - removable, blockedBy };
};

const countBySpan = ({ store, now }: Ports, partnerId: string): MaybePromise<readonly PortfolioSpan[]> => {
  const from = now();
  const ends = [...spanDays.map((days) => addDays(from, days)), null];
  const spans = ends.map((until, index) => ({ after: ends[index - 1] ?? null, until }));
  return andThen(store.portfolioSpans(partnerId, spans), (counted) => [
    ...spans.map((span, index) => ({ ...span, unknown: false, customers: counted.spans[index] ?? 0 })),
    { after: null, until: null, unknown: true, customers: counted.unknown },
  ]);
};
