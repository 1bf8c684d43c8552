import { useFormat } from '../../app/format.ts';
import { useTexts } from '../../app/settings.ts';
import { Tag } from '../../ui/Tag.tsx';
import type { Offer } from './documents.ts';
import styles from './Purchase.module.css';
import { usePurchaseTexts } from './use-purchase-texts.ts';

/** How an offer is sold, in words. */
export const useOfferWords = () => {
  const { pages } = useTexts();
  const words = usePurchaseTexts();
  const format = useFormat();
  const { terms, billingCycles } = pages.items;
  return {
    term: ({ termDuration }: Offer): string =>
      termDuration === null ? words.noTerm : (terms[termDuration] ?? termDuration),
    cycle: (cycle: string): string => billingCycles[cycle.toLowerCase()] ?? cycle,
    /** What is counted; in the singular where there can be only one. */
    unit: ({ unitType, maximumQuantity }: Offer): string =>
      words.unitTypes[unitType]?.[maximumQuantity === 1 ? 'one' : 'many'] ?? unitType,
    range: ({ minimumQuantity: least, maximumQuantity: most }: Offer): string =>
      least === most ? format.number(least) : words.quantityRange(format.number(least), format.number(most)),
  };
};

/** Under which rules it is sold; a trial and an add-on stand out. */
export const OfferTags = ({ offer }: { readonly offer: Offer }) => {
  const { pages, vocabulary } = useTexts();
  return (
    <span className={styles.tags}>
      <Tag tone={offer.commerceModel === 'NEW_COMMERCE' ? 'info' : 'neutral'}>
        {vocabulary.commerceModel[offer.commerceModel]}
      </Tag>
      {offer.isTrial ? <Tag tone="good">{pages.items.trial}</Tag> : null}
      {offer.isAddOn ? <Tag tone="attention">{pages.items.addOn}</Tag> : null}
    </span>
  );
};
