/** The customers of a bench partner, one after the other: the same for the same seed, whatever their number. */

import {
  defaultPolicy,
  emptyFacts,
  keptBlockers,
  newCustomer,
  relationshipDefaults,
  subscriptionDefaults,
} from '../../packages/domain/dist/src/index.js';
import { seededRandom } from '../../packages/fixtures/dist/random.js';

const day = 86_400_000;

const colours =
  'Amber Azure Copper Coral Crimson Ebony Emerald Golden Indigo Ivory Jade Lilac Olive Pearl Ruby Sable'.split(' ');
export const syllables = 'ba ko mi ru te vo sha lin dra pel gor nim ou'.split(' ');
const trades =
  'Bakeries Clinics Dental Energy Freight Gardens Hotels Imports Kitchens Legal Motors Optics Printing Textiles'.split(
    ' ',
  );
const forms = ['株式会社', '有限会社', ''];
const places = ['東京', '大阪', '京都', '名古屋', '横浜', '北海道', 'さくら', 'みどり'];
const kana = [...'アカサタナハマヤラワ'];
const japaneseTrades = ['電機', '商事', '印刷', '物流', '食品', '建設'];
const countries = ['JP', 'JP', 'JP', 'US', 'US', 'GB', 'DE', 'FR'];

const companyName = (random) => {
  if (random.chance(0.15)) {
    const middle = `${random.pick(kana)}${random.pick(kana)}${random.pick(kana)}`;
    return `${random.pick(forms)}${random.pick(places)}${middle}${random.pick(japaneseTrades)}`;
  }
  const word = `${random.pick(syllables)}${random.pick(syllables)}${random.pick(syllables)}`;
  return `${random.pick(colours)} ${word[0].toUpperCase()}${word.slice(1)} ${random.pick(trades)}`;
};

/** Six legacy subscriptions; the second is an add-on of the first, the last two are always suspended. */
const offers = [
  { id: 'BENCH-0001', name: 'Office 365 Enterprise E3', unitType: 'Licenses' },
  { id: 'BENCH-0002', name: 'Audio Conferencing', unitType: 'Add-On Licenses' },
  { id: 'BENCH-0003', name: 'Exchange Online Plan 1', unitType: 'Licenses' },
  { id: 'BENCH-0004', name: 'Power BI Pro', unitType: 'Licenses' },
  { id: 'BENCH-0005', name: 'Visio Plan 2', unitType: 'Licenses' },
  { id: 'BENCH-0006', name: 'Project Plan 3', unitType: 'Licenses' },
];
export const suspendedAndReactivated = 'Power BI Pro';
export const suspendedForStreams = 'Exchange Online Plan 1';
const running = 4;

const subscriptionsOf = ({ place, key, random, now, isRemovable }) => {
  const ids = offers.map((_, index) => `sub_${key}-${index}000-4${random.hex(3)}-8${random.hex(3)}-${random.hex(12)}`);
  const isTrial = random.chance(0.02);
  return offers.map((offer, index) => {
    const isActive = !isRemovable && index < running;
    const suspendedAt = isActive ? null : new Date(now.getTime() - 10 * day);
    return {
      ...subscriptionDefaults,
      ...place,
      id: ids[index],
      offerId: offer.id,
      offerName: offer.name,
      friendlyName: offer.name,
      // Between 2 and 999: neither the singular nor a separator of thousands.
      quantity: random.between(2, 250),
      unitType: offer.unitType,
      status: isActive ? 'active' : 'suspended',
      commerceModel: 'legacy',
      kind: 'license',
      isTrial: isTrial && index === 2,
      autoRenew: true,
      endOfTermAction: 'renew',
      billingCycle: 'monthly',
      startDate: new Date(now.getTime() - 300 * day),
      suspendedAt,
      dataDeletionAt: suspendedAt && new Date(suspendedAt.getTime() + 90 * day),
      parentSubscriptionId: index === 1 ? ids[0] : null,
    };
  });
};

const rareEvery = 500;

/** What the log says of the customer: one event, now and then of a rare type. */
const eventAbout = ({ place, subscription, index, actor, now }) => {
  const isRare = index % rareEvery === rareEvery - 1;
  return {
    ...place,
    type: isRare ? 'subscription-suspended' : 'subscription-updated',
    occurredAt: now,
    actor,
    subjectId: subscription.id,
    changes: isRare ? { status: { from: 'active', to: 'suspended' } } : { autoRenew: { from: false, to: true } },
    correlationId: `cor_${subscription.id.slice(4)}`,
  };
};

/** Ids look random and still grow from customer to customer, so that big tables are filled at their ends. */
const keyOf = (index, count) =>
  Math.floor(((index + 0.5) / count) * 2 ** 32)
    .toString(16)
    .padStart(8, '0');

/** `removableShare` of them have nothing active; `seed` keeps the ids of two partners apart. */
export function* customersOf({ partnerId, actor, count, removableShare, seed, now }) {
  for (let index = 0; index < count; index += 1) {
    const random = seededRandom(seed * 0x1000_0000 + index);
    const key = keyOf(index, count);
    const tenantId = `${key}-${seed}${random.hex(3)}-4${random.hex(3)}-8${random.hex(3)}-${random.hex(12)}`;
    const country = random.pick(countries);
    const customer = newCustomer({
      tenantId,
      companyName: companyName(random),
      domain: `c${key}.p${seed}.example`,
      country,
    });
    const relationshipId = `rel_${tenantId}`;
    const place = { partnerId, relationshipId, customerId: customer.id };
    const bare = {
      ...relationshipDefaults,
      partnerId,
      id: relationshipId,
      customerId: customer.id,
      state: 'active',
      delegatedAdmin: true,
      establishedAt: new Date(now.getTime() - random.between(300 * 24, 2000 * 24) * (day / 24)),
    };
    const isRemovable = random.chance(removableShare);
    const subscriptions = subscriptionsOf({ place, key, random, now, isRemovable });
    const facts = { ...emptyFacts(customer, bare), subscriptions };
    const relationship = { ...bare, ...keptBlockers(facts, defaultPolicy, now) };
    yield {
      customer,
      relationship,
      subscriptions,
      event: eventAbout({ place, subscription: subscriptions[0], index, actor, now }),
    };
  }
}
