import { Button } from '@fluentui/react-components';
import type { OfferKind } from '../../app/vocabulary.ts';
import { offerKinds } from '../../app/vocabulary-lists.ts';
import styles from './Purchase.module.css';
import { usePurchaseTexts } from './use-purchase-texts.ts';

type Props = { readonly kind: OfferKind | null; readonly onKind: (kind: OfferKind | null) => void };

/** Narrows the offers to one kind. */
export const OfferKinds = ({ kind, onKind }: Props) => {
  const words = usePurchaseTexts();
  return (
    <fieldset className={styles.kinds}>
      <legend className="visually-hidden">{words.kind}</legend>
      {[null, ...offerKinds].map((one) => (
        <Button
          key={one}
          size="small"
          shape="circular"
          appearance={one === kind ? 'primary' : 'secondary'}
          aria-pressed={one === kind}
          onClick={() => onKind(one)}
        >
          {one === null ? words.anyKind : words.kinds[one]}
        </Button>
      ))}
    </fieldset>
  );
};
