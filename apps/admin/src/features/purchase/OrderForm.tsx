import { Button, Field, Input } from '@fluentui/react-components';
import { useAttemptKey } from '../../common/attempt.ts';
import { useDraft } from '../../common/forms/drafts.ts';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { useFieldProblems, wholeNumberIn } from '../../common/forms/fields.ts';
import { useNotify } from '../../common/Notices.tsx';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { DescriptionList } from '../../ui/DescriptionList.tsx';
import { Note } from '../../ui/Note.tsx';
import { type Offer, type PurchaseOptions, placeOrder } from './documents.ts';
import { OfferTags, useOfferDetails } from './OfferDetails.tsx';
import styles from './Purchase.module.css';

const useTexts = textsOf('common', 'items', 'purchase');

type OrderSummaryProps = {
  readonly companyName: string;
  readonly offer: Offer;
  /** Null where what was typed is no quantity of the offer. */
  readonly quantity: number | null;
  readonly cycle: string;
  readonly options: Pick<PurchaseOptions, 'consequence'>;
};

/** What will be bought, and what that does to a removal. */
const OrderSummary = ({ companyName, offer, quantity, cycle, options }: OrderSummaryProps) => {
  const { common, items, purchase: words } = useTexts();
  const say = useOfferDetails();
  const format = useFormat();
  const count = quantity === null ? '–' : format.number(quantity);
  return (
    <Note tone="attention">
      <h3 className={styles.heading}>{words.summary}</h3>
      <DescriptionList
        items={[
          [words.what, words.order(count, offer.name)],
          [words.customer, companyName],
          [items.term, say.term(offer)],
          [items.billing, cycle ? say.cycle(cycle) : null],
          [words.renews, offer.isAutoRenewable ? common.yes : common.no],
          [words.removal, options.consequence],
        ]}
      />
    </Note>
  );
};

type OrderFormProps = {
  readonly customer: { readonly id: string; readonly companyName: string };
  readonly offer: Offer;
  readonly options: PurchaseOptions;
  readonly onAnother: () => void;
  readonly onOpen: (subscriptionId: string) => void;
  readonly onClose: () => void;
};

const isSold = (quantity: number, { minimumQuantity, maximumQuantity }: Offer): boolean =>
  quantity >= minimumQuantity && quantity <= maximumQuantity;

export const OrderForm = ({ customer, offer, options, onAnother, onOpen, onClose }: OrderFormProps) => {
  const { common, items, purchase: words } = useTexts();
  const say = useOfferDetails();
  const format = useFormat();
  const notify = useNotify();
  const keyFor = useAttemptKey();
  const [typed, setTyped] = useDraft(`order ${offer.id} quantity`, String(offer.minimumQuantity));
  const [cycle, setCycle] = useDraft(`order ${offer.id} cycle`, offer.billingCycle);
  const [chosen, setChosen] = useDraft(`order ${offer.id} base`, '');
  const problems = useFieldProblems('quantity', 'billingCycle', 'parentSubscriptionId');
  const quantity = wholeNumberIn(typed);
  const base = options.bases.find(({ id }) => id === chosen) ?? options.bases[0];

  const send = async () => {
    if (quantity === null) return problems.noticed('quantity', common.enterWholeNumber);
    const input = {
      customerId: customer.id,
      offerId: offer.id,
      quantity,
      termDuration: offer.termDuration,
      billingCycle: cycle,
      parentSubscriptionId: base?.id ?? null,
    };
    const withKey = { input: { ...input, idempotencyKey: keyFor(input) } };
    return problems.run(placeOrder, withKey, ({ subscription: { id } }) =>
      notify({ text: words.done(offer.name), action: { label: words.open, run: () => onOpen(id) } }),
    );
  };

  return (
    <FormDialog
      wide
      title={boldName(words.formTitle, offer.name)}
      submit={words.submit}
      cancel={common.cancel}
      refusal={options.reason}
      send={send}
      done={null}
      onClose={onClose}
    >
      <div className={styles.chosen}>
        <OfferTags offer={offer} />
        <Button size="small" onClick={onAnother}>
          {words.another}
        </Button>
      </div>
      <div className={styles.fields}>
        <Field
          label={common.quantity}
          hint={words.quantityHint(say.range(offer), say.unit(offer))}
          required
          {...problems.of('quantity')}
        >
          <Input
            inputMode="numeric"
            autoComplete="off"
            autoFocus
            value={typed}
            onChange={(_event, { value }) => setTyped(value)}
          />
        </Field>
        {offer.billingCycles.length > 1 ? (
          <Field label={items.billing} {...problems.of('billingCycle')}>
            <Choice
              label={items.billing}
              value={cycle ?? ''}
              onChange={(value) => setCycle(offer.billingCycles.find((one) => one === value) ?? null)}
              options={offer.billingCycles.map((one) => [one, say.cycle(one)])}
            />
          </Field>
        ) : null}
        {base ? (
          <Field label={words.base} hint={words.baseHint} {...problems.of('parentSubscriptionId')}>
            <Choice
              label={words.base}
              value={base.id}
              onChange={setChosen}
              options={options.bases.map((one) => [
                one.id,
                words.baseLabel(one.friendlyName, format.number(one.quantity)),
              ])}
            />
          </Field>
        ) : null}
      </div>
      {options.allowedToViewer ? (
        <OrderSummary
          companyName={customer.companyName}
          offer={offer}
          quantity={quantity !== null && isSold(quantity, offer) ? quantity : null}
          cycle={cycle ?? ''}
          options={options}
        />
      ) : null}
    </FormDialog>
  );
};
