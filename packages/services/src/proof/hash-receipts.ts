import type { Change } from '@untether/domain';
import { partnerNamedIn, sealed } from '@untether/domain';
import { type Ports, sealingOf } from '../ports.ts';

/** Few enough that a transaction of them holds up nobody. */
const receiptsAtOnce = 100;

/**
 * Gives some of the receipts of versions without hashes theirs, with the partner and the domain as they are now. Call it
 * until it answers false: there are no more. Any number of processes may: under the lock, what another has done is seen.
 */
export const hashEarlierReceipts =
  (ports: Pick<Ports, 'store' | 'now' | 'digest' | 'newSecret'>) => async (): Promise<boolean> => {
    const { store, now } = ports;
    const found = await store.listReceiptsWithoutProof(receiptsAtOnce);
    const partnerId = found[0]?.partnerId;
    if (partnerId === undefined) return false;
    const ids = found.filter((one) => one.partnerId === partnerId).map(({ id }) => id);
    await store.transact([partnerId], async (tx) => {
      const partner = await tx.findPartner(partnerId);
      const receipts = (await tx.findReceipts(partnerId, ids)).filter(({ proof }) => proof === null);
      const customers = await tx.findKnownCustomers(
        partnerId,
        receipts.map(({ customerId }) => customerId),
      );
      const domains = new Map(customers.map(({ id, domain }) => [id, domain]));
      const at = now();
      const changes = receipts.map((receipt): Change => {
        const set = {
          partnerName: partnerNamedIn(receipt) ?? partner?.name ?? null,
          partnerTenantId: partner?.tenantId ?? null,
          customerDomain: domains.get(receipt.customerId) ?? null,
        };
        const { proof } = sealed({ ...receipt, ...set }, at, sealingOf(ports));
        return { update: 'receipt', partnerId, id: receipt.id, set: { ...set, proof } };
      });
      await tx.apply(changes);
    });
    return true;
  };
