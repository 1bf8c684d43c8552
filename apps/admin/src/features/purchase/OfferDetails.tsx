import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Tag } from '../../ui/Tag.tsx';
import type { Offer } from './documents.ts';
import styles from './Purchase.module.css';

const useTexts = textsOf('items', 'purchase', 'vocabulary');

/** How an offer is sold, in words. */
export const useOfferDetails = () => {
  const { items, purchase: words, vocabulary } = useTexts();
  const format = useFormat();
  const { terms, billingCycles } = items;
  return {
    term: ({ termDuration }: Offer): string =>
      termDuration === null ? words.noTerm : (terms[termDuration] ?? termDuration),
    cycle: (cycle: string): string => billingCycles[cycle.toLowerCase()] ?? cycle,
    /** What is counted; in the singular where there can be only one. */
    unit: ({ unitType, maximumQuantity }: Offer): string =>
      vocabulary.UnitType[unitType]?.[maximumQuantity === 1 ? 'one' : 'many'] ?? unitType,
    range: ({ minimumQuantity: least, maximumQuantity: most }: Offer): string =>
      least === most ? format.number(least) : words.quantityRange(format.number(least), format.number(most)),
  };
};

/** Under which rules it is sold; a trial and an add-on stand out. */
export const OfferTags = ({ offer }: { readonly offer: Offer }) => {
  const { items, vocabulary } = useTexts();
  return (
    <span className={styles.tags}>
      <Tag tone={offer.commerceModel === 'NEW_COMMERCE' ? 'info' : 'neutral'}>
        {vocabulary.CommerceModel[offer.commerceModel]}
      </Tag>
      {offer.isTrial ? <Tag tone="good">{items.trial}</Tag> : null}
      {offer.isAddOn ? <Tag tone="attention">{items.addOn}</Tag> : null}
    </span>
  );
};
