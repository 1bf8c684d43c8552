import { Button, Input } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { PagedRows } from '../../common/lists/PagedRows.tsx';
import { usePagedQuery } from '../../common/lists/paged-list.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { membersOf, type OfferKind } from '../../vocabulary.ts';
import { type Offer, offersQuery } from './documents.ts';
import { OfferTags, useOfferDetails } from './OfferDetails.tsx';
import styles from './Purchase.module.css';

const useTexts = textsOf('common', 'purchase', 'vocabulary');

type OfferKindsProps = { readonly kind: OfferKind | null; readonly onKind: (kind: OfferKind | null) => void };

/** Narrows the offers to one kind. */
const OfferKinds = ({ kind, onKind }: OfferKindsProps) => {
  const { purchase: words, vocabulary } = useTexts();
  return (
    <fieldset className={styles.kinds}>
      <legend className="visually-hidden">{words.kind}</legend>
      {[null, ...membersOf(vocabulary.OfferKind)].map((one) => (
        <Button
          key={one}
          size="small"
          shape="circular"
          appearance={one === kind ? 'primary' : 'secondary'}
          aria-pressed={one === kind}
          onClick={() => onKind(one)}
        >
          {one === null ? words.anyKind : vocabulary.OfferKind[one]}
        </Button>
      ))}
    </fieldset>
  );
};

const typingPause = 200; // milliseconds before what was typed is searched for

const useOffers = (typed: string, kind: OfferKind | null) => {
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed.trim()), typingPause);
    return () => clearTimeout(timer);
  }, [typed]);
  return usePagedQuery(
    {
      document: offersQuery,
      variablesOf: (after) => ({ first: 50, after, search, kind, count: after === null }),
      connectionOf: ({ offers }) => offers,
    },
    `${kind} ${search}`,
  );
};

/** Arrow keys go through the offers, from the search on and back to it. */
const moveBetweenOffers = (event: KeyboardEvent<HTMLElement>): void => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement)) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, [data-offer]')];
  const next = stops[stops.indexOf(event.target) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
};

type OfferSearchProps = {
  readonly companyName: string;
  readonly kind: OfferKind | null;
  readonly onKind: (kind: OfferKind | null) => void;
  readonly onChoose: (offerId: string) => void;
  readonly onClose: () => void;
};

export const OfferSearch = ({ companyName, kind, onKind, onChoose, onClose }: OfferSearchProps) => {
  const { common, purchase: words } = useTexts();
  const format = useFormat();
  const [typed, setTyped] = useState('');
  const offers = useOffers(typed, kind);
  const { nodes, total } = offers;
  const count = total === null ? '' : total === 1 ? words.oneCount : words.count(format.number(total));
  return (
    <Modal
      wide
      title={boldName(words.title, companyName)}
      onSubmit={() => undefined}
      onClose={onClose}
      actions={<Button onClick={onClose}>{common.cancel}</Button>}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a shortcut; each offer is a button */}
      <div className={styles.search} onKeyDown={moveBetweenOffers}>
        <Input
          type="search"
          autoFocus
          aria-label={words.search}
          placeholder={words.search}
          contentBefore={<SearchRegular />}
          value={typed}
          onChange={(_event, { value }) => setTyped(value)}
        />
        <OfferKinds kind={kind} onKind={onKind} />
        <p role="status" className={styles.count}>
          {total === 0 ? words.noMatch : count}
        </p>
        <div className={nodes.length > 0 ? styles.results : undefined}>
          <PagedRows of={offers} empty={null}>
            <ul className={styles.offers} aria-label={words.offers}>
              {nodes.map((offer) => (
                <li key={offer.id}>
                  <OfferChoice offer={offer} onChoose={onChoose} />
                </li>
              ))}
            </ul>
          </PagedRows>
        </div>
      </div>
    </Modal>
  );
};

const OfferChoice = ({ offer, onChoose }: { readonly offer: Offer } & Pick<OfferSearchProps, 'onChoose'>) => {
  const words = useTexts().purchase;
  const say = useOfferDetails();
  return (
    <button type="button" data-offer="" className={styles.offer} onClick={() => onChoose(offer.id)}>
      <span className={styles.name}>{offer.name}</span>
      <OfferTags offer={offer} />
      <span className={styles.terms}>
        {[say.term(offer), words.quantityHint(say.range(offer), say.unit(offer))].join(' · ')}
      </span>
    </button>
  );
};
