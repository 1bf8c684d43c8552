import { Button } from '@fluentui/react-components';
import { useQuery } from 'urql';
import { NoAnswerYet } from '../../common/Failed.tsx';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { Modal } from '../../ui/Modal.tsx';
import type { OfferKind } from '../../vocabulary.ts';
import { offerQuery } from './documents.ts';
import { OfferSearch } from './OfferSearch.tsx';
import { OrderForm } from './OrderForm.tsx';

const useTexts = textsOf('common', 'purchase');

/** In the address while no offer is chosen; then it is the offer's id. */
export const anyOffer = 'new';

type Props = {
  readonly customer: { readonly id: string; readonly companyName: string };
  readonly offerId: string;
  /** Of which kind an offer is looked for; null: of any. */
  readonly kind: OfferKind | null;
  readonly onKind: (kind: OfferKind | null) => void;
  readonly onOffer: (offerId: string) => void;
  readonly onOpen: (subscriptionId: string) => void;
  readonly onClose: () => void;
};

export const BuyDialog = (props: Props) =>
  props.offerId === anyOffer ? (
    <OfferSearch
      companyName={props.customer.companyName}
      kind={props.kind}
      onKind={props.onKind}
      onChoose={props.onOffer}
      onClose={props.onClose}
    />
  ) : (
    <ChosenOffer {...props} />
  );

const ChosenOffer = ({ customer, offerId, onOffer, onOpen, onClose }: Props) => {
  const { common, purchase: words } = useTexts();
  const [{ data, error }, again] = useQuery({
    query: offerQuery,
    variables: { id: customer.id, offerId },
    requestPolicy: 'cache-and-network',
  });
  const options = data?.customer?.purchaseOptions;
  if (data?.offer && options)
    return (
      <OrderForm
        customer={customer}
        offer={data.offer}
        options={options}
        onAnother={() => onOffer(anyOffer)}
        onOpen={onOpen}
        onClose={onClose}
      />
    );
  return (
    <Modal
      wide
      title={boldName(words.title, customer.companyName)}
      onSubmit={() => undefined}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          {data ? <Button onClick={() => onOffer(anyOffer)}>{words.another}</Button> : null}
        </>
      }
    >
      {data ? <p>{words.gone}</p> : <NoAnswerYet error={error} again={again} rows={5} />}
    </Modal>
  );
};
