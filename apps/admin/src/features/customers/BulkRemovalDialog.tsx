import { Button, Field, Input } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { failureText, run } from '../../common/commands/outcome.ts';
import { CommandError } from '../../common/errors.ts';
import { graphql, readFragment } from '../../common/graphql.ts';
import { DeclarationFields, WhenFields } from '../../common/removal-jobs/TermsFields.tsx';
import { Attestation, inputOf, localDate, type Terms } from '../../common/removal-jobs/terms.ts';
import { useViewer } from '../../common/viewer.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { Problem } from '../../ui/Problem.tsx';
import styles from './Selection.module.css';
import { type CustomersSearch, customersVariables } from './search.ts';

const useTexts = textsOf('common', 'removalJobs');

const bulkQuery = graphql(
  `
    query BulkRemoval($first: ID!, $ready: CustomerFilter, $all: Boolean!) {
      customer(id: $first) {
        id
        removalPreview { attestation { ...Attestation } }
      }
      ready: customers(first: 1, filter: $ready) @include(if: $all) { totalCount totalCountIsExact }
    }
  `,
  [Attestation],
);

const startBulkRemoval = graphql(
  `
    mutation StartBulkRemoval(
      $customerIds: [ID!]
      $filter: CustomerFilter
      $at: DateTime
      $whenClear: Boolean
      $clearBlockers: Boolean!
      $reason: String
      $attestation: Boolean!
      $attestationVersion: String!
    ) {
      result: startBulkRemoval(
        input: {
          customerIds: $customerIds
          filter: $filter
          at: $at
          whenClear: $whenClear
          clearBlockers: $clearBlockers
          reason: $reason
          attestation: $attestation
          attestationVersion: $attestationVersion
        }
      ) {
        __typename
        ... on StartBulkRemovalPayload { job { id } }
        ...CommandError
      }
    }
  `,
  [CommandError],
);

const dayMs = 86_400_000;

type Props = {
  readonly search: CustomersSearch;
  /** null: all that match the search. */
  readonly customerIds: readonly string[] | null;
  readonly count: number;
  /** Whether there are just so many, or at least. */
  readonly isExact: boolean;
  /** How many of the loaded ones that are selected can be removed now. */
  readonly ready: number;
  /** One of them: the declaration is the same for all. */
  readonly first: string;
  readonly onClose: () => void;
};

export const BulkRemovalDialog = ({
  search,
  customerIds,
  count,
  isExact,
  ready: readyLoaded,
  first,
  onClose,
}: Props) => {
  const texts = useTexts();
  const { common, removalJobs } = texts;
  const words = texts.removalJobs.selection;
  const format = useFormat();
  const client = useClient();
  const navigate = useNavigate();
  const viewer = useViewer();
  const { filter } = customersVariables(search);
  const all = customerIds === null;
  const [{ data, error }] = useQuery({
    query: bulkQuery,
    variables: { first, all, ready: { ...filter, removable: true } },
    requestPolicy: 'cache-and-network',
  });
  const [terms, setTerms] = useState<Terms>({
    moment: 'now',
    date: localDate(Date.now() + dayMs),
    waits: false,
    clears: false,
    reason: '',
    attested: false,
  });
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const change = (next: Partial<Terms>) => setTerms((before) => ({ ...before, ...next }));

  const attestation = data?.customer ? readFragment(Attestation, data.customer.removalPreview.attestation) : null;
  const isReady = search.state === undefined || search.state === 'removable';
  const exactly = (rows: number) => ({ totalCount: rows, totalCountIsExact: true });
  const ready = !all ? exactly(readyLoaded) : isReady ? data?.ready : exactly(0);
  const blocked = ready?.totalCountIsExact && isExact ? count - ready.totalCount : null;
  const said = format.count(count, isExact);
  const confirmation = `${count}${isExact ? '' : '+'}`;
  const isDated = terms.moment !== 'date' || inputOf(terms).at !== null;
  const complete = attestation !== null && terms.attested && isDated && typed.trim() === confirmation && !busy;

  const start = async () => {
    if (!complete || attestation === null) return;
    setBusy(true);
    setProblem(null);
    let jobId: string | null = null;
    const outcome = await run(
      client,
      startBulkRemoval,
      {
        customerIds: customerIds === null ? null : [...customerIds],
        filter: all ? filter : null,
        ...inputOf(terms),
        attestation: terms.attested,
        attestationVersion: attestation.version,
      },
      ({ job }) => {
        jobId = job.id;
      },
    );
    setBusy(false);
    if (!outcome.done) return setProblem(failureText(texts, outcome));
    onClose();
    if (jobId) void navigate({ to: '/jobs/$jobId', params: { jobId } });
  };

  if (attestation === null && !error) return null;
  return (
    <Modal
      wide
      title={
        <>
          {words.title} <strong>{words.titleCount(said)}</strong>
        </>
      }
      onSubmit={() => void start()}
      onClose={() => (busy ? undefined : onClose())}
      actions={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button type="submit" appearance="primary" disabledFocusable={!complete}>
            {words.submit(said)}
          </Button>
        </>
      }
    >
      <dl className={styles.counts}>
        <div>
          <dt>{words.ready}</dt>
          <dd>{ready ? format.count(ready.totalCount, ready.totalCountIsExact) : '…'}</dd>
        </div>
        {blocked === null ? null : (
          <div>
            <dt>{words.blocked}</dt>
            <dd>{format.number(blocked)}</dd>
          </div>
        )}
      </dl>
      <WhenFields
        terms={terms}
        onChange={change}
        moments={[
          { value: 'now', text: words.nowText },
          { value: 'date', text: words.dateText },
          { value: 'clear', text: words.clearText },
        ]}
        clearsText={words.clearsText}
      />
      <Note tone="attention">
        <p>{words.outcomes[terms.moment]}</p>
        {terms.moment === 'clear' || (terms.moment === 'date' && terms.waits) || blocked === 0 ? null : (
          <p>{words.blockedFail}</p>
        )}
        {all ? <p>{words.fixed}</p> : null}
        <p>{words.most(format.number(viewer?.bulkRemovalLimit ?? count))}</p>
      </Note>
      {attestation ? <DeclarationFields terms={terms} onChange={change} attestation={attestation} /> : null}
      <Field
        label={
          <>
            {words.type} <strong className={styles.confirmation}>{confirmation}</strong>
          </>
        }
      >
        <Input value={typed} inputMode="numeric" autoComplete="off" onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      <Problem
        text={error ? common.failedText : terms.moment === 'date' && !isDated ? removalJobs.dateMissing : problem}
      />
    </Modal>
  );
};
