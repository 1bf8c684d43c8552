import { promises as dns } from 'node:dns';

/** Resolves a name to all its addresses. */
export type Resolve = (name: string) => Promise<readonly ResolvedAddress[]>;

export interface ResolvedAddress {
  readonly address: string;
  readonly family: 4 | 6;
}

const loopback: readonly ResolvedAddress[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/**
 * Asks the name servers without `dns.lookup`, whose few threads one slow server could occupy. Names of this machine need
 * no query.
 */
export const createResolve = (): Resolve => {
  const resolver = new dns.Resolver({ timeout: 3000, tries: 2 });
  return async (name) => {
    if (/^([^.]+\.)*localhost\.?$/i.test(name)) return loopback;
    const [four, six] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
    const found = [
      ...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 as const })) : []),
      ...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 as const })) : []),
    ];
    if (found.length === 0 && four.status === 'rejected') throw four.reason;
    return found;
  };
};
