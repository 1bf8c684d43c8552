import { Field, Input } from '@fluentui/react-components';
import { useQuery } from 'urql';
import { useDraft } from '../../common/forms/drafts.ts';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { useFieldProblems, wholeNumberIn } from '../../common/forms/fields.ts';
import { useProviders } from '../../common/providers.ts';
import { RoleChoice } from '../../common/RoleChoice.tsx';
import { usePermissionRefusal } from '../../common/viewer.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { RadioCards } from '../../ui/RadioCards.tsx';
import { type RequestData, removedCustomerQuery, requestQuery, requestRelationship } from './documents.ts';
import { ExpiryField, usualDays } from './ExpiryField.tsx';
import type { Sent } from './LinkDialog.tsx';
import type { RequestsSearch } from './search.ts';

const useTexts = textsOf('common', 'requests');

/** Whom a new request is for, as its address says; empty: anyone with the link. */
type Addressee = {
  readonly receiptId?: string;
  readonly customerId?: string;
  readonly name?: string;
  /** What was asked last. */
  readonly before?: Pick<RequestData, 'customerEmail' | 'granularAdmin'>;
};

/** null until its name is known. */
export const useAddressee = ({ receipt, again }: RequestsSearch): Addressee | null => {
  const [removed] = useQuery({
    query: removedCustomerQuery,
    variables: { receiptId: receipt ?? '' },
    pause: receipt === undefined,
  });
  const [former] = useQuery({ query: requestQuery, variables: { id: again ?? '' }, pause: again === undefined });
  if (receipt !== undefined) {
    if (!removed.data && !removed.error) return null;
    const node = removed.data?.node;
    if (node?.__typename !== 'RemovalReceipt') return { receiptId: receipt };
    const { customerName, latestRequest } = node;
    return { receiptId: receipt, name: customerName, ...(latestRequest ? { before: latestRequest } : {}) };
  }
  if (again === undefined) return {};
  if (!former.data && !former.error) return null;
  const before = former.data?.node;
  if (before?.__typename !== 'RelationshipRequest') return {};
  const { receipt: undone, customerId, customerName } = before;
  return {
    before,
    ...(undone ? { receiptId: undone.id } : customerId ? { customerId } : {}),
    ...(customerName ? { name: customerName } : {}),
  };
};

type Props = {
  readonly addressee: Addressee;
  readonly onSent: (sent: Sent) => void;
  readonly onClose: () => void;
};

export const NewRequestDialog = ({ addressee, onSent, onClose }: Props) => {
  const { common } = useTexts();
  const words = useTexts().requests.form;
  const mayNot = usePermissionRefusal('REQUEST_RELATIONSHIP_WITH_DELEGATED_ADMIN');
  const providers = useProviders();
  const wanted = addressee.before?.granularAdmin;
  const [email, setEmail] = useDraft('request email', addressee.before?.customerEmail ?? '');
  const [admin, setAdmin] = useDraft<'without' | 'with'>(
    'request admin',
    wanted && mayNot === null ? 'with' : 'without',
  );
  const [roles, setRoles] = useDraft<readonly string[]>('request roles', wanted?.roles ?? []);
  const [duration, setDuration] = useDraft('request duration', String(wanted?.durationDays ?? 90));
  const [days, setDays] = useDraft('request days', usualDays);
  const [chosen, setChosen] = useDraft('request provider', '');
  const provider = chosen || (providers.length === 1 ? providers[0]?.id : undefined);
  const ofProvider = providers.length > 0 ? (['indirectProviderId'] as const) : [];
  const problems = useFieldProblems('customerEmail', 'expiresInDays', 'roles', 'durationDays', ...ofProvider);

  const send = async () => {
    const expiresInDays = wholeNumberIn(days);
    if (expiresInDays === null) return problems.noticed('expiresInDays', common.enterWholeNumber);
    const durationDays = wholeNumberIn(duration);
    if (admin === 'with' && durationDays === null) return problems.noticed('durationDays', common.enterWholeNumber);
    const { receiptId, customerId } = addressee;
    const input = {
      customerEmail: email.trim() || null,
      granularAdmin: admin === 'with' && durationDays !== null ? { roles: [...roles], durationDays } : null,
      expiresInDays,
      indirectProviderId: provider ?? null,
      addressee: receiptId ? { receiptId } : customerId ? { customerId } : null,
    };
    return problems.run(requestRelationship, { input }, ({ request, link, emails }) => {
      if (link !== null) onSent({ request, link, emails });
    });
  };

  return (
    <FormDialog
      wide
      title={addressee.name ? boldName(words.titleFor, addressee.name) : words.title}
      submit={words.submit}
      cancel={common.cancel}
      send={send}
      done={null}
      onClose={onClose}
    >
      <p>{words.text}</p>
      <Field label={words.email} hint={words.emailHint} {...problems.of('customerEmail')}>
        <Input
          type="text"
          inputMode="email"
          autoComplete="off"
          value={email}
          onChange={(_, { value }) => setEmail(value)}
        />
      </Field>
      <RadioCards
        label={words.admin}
        value={admin}
        onChange={setAdmin}
        cards={[
          {
            value: 'without',
            title: words.without,
            text: providers.length > 0 ? words.withoutTextVia : words.withoutText,
            reason: null,
          },
          {
            value: 'with',
            title: words.with,
            text: words.withText,
            reason: mayNot,
          },
        ]}
      />
      {admin === 'with' ? (
        <>
          <RoleChoice roles={roles} problem={problems.textOf('roles')} onChange={setRoles} />
          <Field label={words.days} hint={words.daysHint} required {...problems.of('durationDays')}>
            <Input
              inputMode="numeric"
              autoComplete="off"
              value={duration}
              onChange={(_, { value }) => setDuration(value)}
            />
          </Field>
        </>
      ) : null}
      {providers.length > 0 ? (
        <Field label={words.provider} hint={words.providerHint} {...problems.of('indirectProviderId')}>
          <Choice
            label={words.provider}
            value={provider ?? ''}
            onChange={setChosen}
            none={provider ? undefined : words.chooseProvider}
            options={providers.map(({ id, name }) => [id, name])}
          />
        </Field>
      ) : null}
      <ExpiryField days={days} problem={problems.of('expiresInDays')} onChange={setDays} />
    </FormDialog>
  );
};
