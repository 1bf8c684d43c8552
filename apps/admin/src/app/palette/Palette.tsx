import { type LinkProps, useNavigate } from '@tanstack/react-router';
import { Command } from 'cmdk';
import { use, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { useTyped } from '../../common/filters/use-typed.ts';
import { useEndsItself, usePermissionRefusal } from '../../common/viewer.ts';
import { customerStates } from '../../features/customers/search.ts';
import { useFormat } from '../../texts/format.ts';
import { navigationIn } from '../../texts/texts.ts';
import { LanguageContext, textsOf } from '../../texts/use-texts.ts';
import { membersOf } from '../../vocabulary.ts';
import { useNavigation } from '../navigation.tsx';
import { endpointNamesQuery, findQuery } from './documents.ts';
import styles from './Palette.module.css';

const useTexts = textsOf('palette', 'customers', 'vocabulary');

type Target = Pick<LinkProps, 'to' | 'params' | 'search'>;

/** A place, and what tells it from others of its name. */
interface Entry {
  readonly key: string;
  readonly label: string;
  readonly detail?: string | null;
  readonly target: Target;
}
interface Group {
  readonly label: string;
  readonly entries: readonly Entry[];
}

/** The places that are there whatever is typed: pages, lists, endpoints. */
const usePlaces = (): readonly Group[] => {
  const { palette, customers, vocabulary } = useTexts();
  const labels = navigationIn(use(LanguageContext));
  const pages = useNavigation();
  const endsItself = useEndsItself();
  const mayRequest = usePermissionRefusal('REQUEST_RELATIONSHIP') === null;
  const [{ data }] = useQuery({ query: endpointNamesQuery });
  return [
    {
      label: palette.goTo,
      entries: [
        ...pages.map(({ to, label }) => ({ key: to, label: labels[label] ?? label, target: { to } })),
        ...(mayRequest
          ? [
              {
                key: 'request',
                label: palette.newRequest,
                target: { to: '/requests', search: { new: 'yes' } } as const,
              },
            ]
          : []),
        ...(data?.webhookEndpoints?.nodes ?? []).map(({ id, url }) => ({
          key: id,
          label: url,
          target: { to: '/developers/endpoints/$endpointId', params: { endpointId: id } } as const,
        })),
      ],
    },
    {
      label: palette.lists,
      entries: endsItself
        ? [
            ...customerStates.map((state) => ({
              key: state,
              label: customers[state],
              target: { to: '/customers', search: { state } } as const,
            })),
            ...membersOf(vocabulary.RemovalBlockerKind).map((kind) => ({
              key: kind,
              label: palette.blockedBy(vocabulary.RemovalBlockerKind[kind]),
              target: { to: '/customers', search: { blockedBy: kind } } as const,
            })),
          ]
        : [],
    },
  ];
};

/** The customers and receipts that a text finds, and where all of them are. */
const useFound = (text: string): { readonly groups: readonly Group[]; readonly pending: boolean } => {
  const { palette } = useTexts();
  const format = useFormat();
  const [{ data, fetching }] = useQuery({ query: findQuery, variables: { text }, pause: text === '' });
  if (text === '' || fetching) return { groups: [], pending: fetching };
  const search = { q: text };
  const customers = data?.customers?.nodes ?? [];
  const receipts = data?.removals?.nodes ?? [];
  return {
    pending: false,
    groups: [
      {
        label: palette.customers,
        entries: [
          ...customers.map(({ id, companyName, domain }) => ({
            key: id,
            label: companyName,
            detail: domain,
            target: { to: '/customers/$customerId/account', params: { customerId: id } } as const,
          })),
          ...(customers.length > 1
            ? [{ key: 'customers', label: palette.allMatching(text), target: { to: '/customers', search } as const }]
            : []),
        ],
      },
      {
        label: palette.receipts,
        entries: [
          ...receipts.map(({ id, customerName, removedAt }) => ({
            key: id,
            label: customerName,
            detail: palette.removed(format.date(removedAt)),
            target: { to: '/removals/$receiptId', params: { receiptId: id } } as const,
          })),
          ...(receipts.length > 1
            ? [{ key: 'removals', label: palette.allReceipts(text), target: { to: '/removals', search } as const }]
            : []),
        ],
      },
    ],
  };
};

const matching = (group: Group, text: string): Group => {
  const words = text.toLocaleLowerCase().split(/\s+/);
  return {
    ...group,
    entries: group.entries.filter(({ label }) => words.every((word) => label.toLocaleLowerCase().includes(word))),
  };
};

/** Finds a customer, a receipt or a page by a few letters, from anywhere. */
const Palette = ({ onClose }: { readonly onClose: () => void }) => {
  const { palette } = useTexts();
  const navigate = useNavigate();
  const [asked, ask] = useState('');
  const [typed, setTyped] = useTyped(asked, ask);
  const places = usePlaces();
  const { groups, pending } = useFound(asked);

  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // The browser would focus what surrounds the field.
    element?.querySelector('input')?.focus();
    return () => element?.close();
  }, []);
  const go = useCallback(
    (target: Target) => {
      onClose();
      void navigate(target);
    },
    [navigate, onClose],
  );

  const text = typed.trim();
  // What was found for other letters must not be taken by a quick Enter.
  const isCurrent = text === asked && !pending;
  const shown = [...(isCurrent ? groups : []), ...places.map((group) => matching(group, text))].filter(
    ({ entries }) => entries.length > 0,
  );
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it, as it does every dialog
    <dialog
      ref={dialog}
      aria-label={palette.title}
      className={styles.dialog}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // The dialog itself is hit only beside its content.
      onClick={({ target }) => target === dialog.current && onClose()}
    >
      <Command label={palette.title} shouldFilter={false} loop>
        <Command.Input
          className={styles.input}
          placeholder={palette.placeholder}
          value={typed}
          onValueChange={setTyped}
        />
        <Command.List label={palette.results} className={styles.list}>
          {shown.length === 0 && isCurrent ? (
            <p role="status" className={styles.nothing}>
              {palette.nothing(text)}
            </p>
          ) : null}
          {shown.map(({ label, entries }) => (
            <Command.Group key={label} heading={label} className={styles.group}>
              {entries.map(({ key, label: name, detail, target }) => (
                <Command.Item key={key} value={key} className={styles.entry} onSelect={() => go(target)}>
                  <span className={styles.name}>{name}</span>
                  {detail ? <span className={styles.detail}>{detail}</span> : null}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </dialog>
  );
};
export default Palette;
