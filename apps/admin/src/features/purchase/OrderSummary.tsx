import { useFormat } from '../../app/format.ts';
import { useTexts } from '../../app/settings.ts';
import { Facts } from '../../ui/Facts.tsx';
import { Note } from '../../ui/Note.tsx';
import type { Offer, PurchaseOptions } from './documents.ts';
import { useOfferWords } from './OfferWords.tsx';
import styles from './Purchase.module.css';
import { usePurchaseTexts } from './use-purchase-texts.ts';

type Props = {
  readonly companyName: string;
  readonly offer: Offer;
  /** Null where what was typed is no quantity of the offer. */
  readonly quantity: number | null;
  readonly cycle: string;
  readonly options: Pick<PurchaseOptions, 'consequence' | 'cancellableUntil' | 'clearsAt'>;
};

/** What will be bought, and what that does to a removal. */
export const OrderSummary = ({ companyName, offer, quantity, cycle, options }: Props) => {
  const { common, pages } = useTexts();
  const words = usePurchaseTexts();
  const say = useOfferWords();
  const format = useFormat();
  const day = (at: string | null) => (at === null ? null : format.date(at));
  const effect = words.consequence
    ? words.consequence[offer.commerceModel]({ until: day(options.cancellableUntil), clears: day(options.clearsAt) })
    : format.sentence(options.consequence);
  const count = quantity === null ? '–' : format.number(quantity);
  return (
    <Note tone="attention">
      <h3 className={styles.heading}>{words.summary}</h3>
      <Facts
        facts={[
          [words.what, words.order(count, offer.name)],
          [words.customer, companyName],
          [pages.items.term, say.term(offer)],
          [pages.items.billing, cycle ? say.cycle(cycle) : null],
          [words.renews, offer.isAutoRenewable ? common.yes : common.no],
          [words.removal, effect],
        ]}
      />
    </Note>
  );
};
