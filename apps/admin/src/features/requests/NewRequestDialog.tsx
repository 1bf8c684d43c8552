import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useClient } from 'urql';
import { useTexts } from '../../app/settings.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { RadioCards } from '../../ui/RadioCards.tsx';
import { usePermissionRefusal } from '../commands/refusal.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { useFieldProblems } from '../forms/use-field-problems.ts';
import { wholeNumberIn } from '../forms/whole-number.ts';
import { ExpiryField, usualDays } from './ExpiryField.tsx';
import { requestRelationship } from './mutations.ts';
import type { RequestsSearch } from './search.ts';
import type { Sent } from './sent.ts';
import { type Addressee, useProviders } from './use-addressee.ts';
import { useRequestTexts } from './use-request-texts.ts';

type Props = {
  readonly addressee: Addressee;
  /** What its form begins with. */
  readonly first: Pick<RequestsSearch, 'email' | 'admin'>;
  readonly onSent: (sent: Sent) => void;
  readonly onClose: () => void;
};

export const NewRequestDialog = ({ addressee, first, onSent, onClose }: Props) => {
  const { common } = useTexts();
  const words = useRequestTexts().form;
  const client = useClient();
  const mayNot = usePermissionRefusal('REQUEST_RELATIONSHIP_WITH_DELEGATED_ADMIN');
  const providers = useProviders();
  const wanted = first.admin === 'yes' || addressee.before?.includeDelegatedAdmin === true;
  const [email, setEmail] = useState(first.email ?? addressee.before?.customerEmail ?? '');
  const [admin, setAdmin] = useState<'without' | 'with'>(wanted && mayNot === null ? 'with' : 'without');
  const [days, setDays] = useState(usualDays);
  const [chosen, setChosen] = useState('');
  const provider = chosen || (providers.length === 1 ? providers[0]?.id : undefined);
  const { indirectProviderId, ...always } = words.problems;
  const problems = useFieldProblems(providers.length > 0 ? { ...always, indirectProviderId } : always);

  const send = async () => {
    const expiresInDays = wholeNumberIn(days);
    if (expiresInDays === null) return problems.noticed('expiresInDays');
    const { data, error } = await client.mutation(requestRelationship, {
      input: {
        customerEmail: email.trim() || null,
        includeDelegatedAdmin: admin === 'with',
        expiresInDays,
        indirectProviderId: provider ?? null,
        receiptId: addressee.receiptId ?? null,
        customerId: addressee.customerId ?? null,
      },
    });
    if (data?.result.__typename !== 'RequestResellerRelationshipPayload') return problems.refused(data?.result, error);
    const { request, link, emails } = data.result;
    if (link !== null) onSent({ request, link, emails });
    return { done: true } as const;
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
      {providers.length > 0 ? (
        <Field label={words.provider} hint={words.providerHint} {...problems.of('indirectProviderId')}>
          <Choice label={words.provider} value={provider ?? ''} onChange={setChosen}>
            {provider ? null : <option value="">{words.chooseProvider}</option>}
            {providers.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Choice>
        </Field>
      ) : null}
      <ExpiryField days={days} problem={problems.of('expiresInDays')} onChange={setDays} />
    </FormDialog>
  );
};
