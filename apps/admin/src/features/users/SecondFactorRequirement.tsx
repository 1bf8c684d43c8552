import { useState } from 'react';
import { useClient, useQuery } from 'urql';
import { run } from '../../common/commands/outcome.ts';
import { CommandError } from '../../common/errors.ts';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { graphql } from '../../common/graphql.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { Card } from '../../ui/Card.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { When } from '../../ui/When.tsx';
import styles from './Users.module.css';

const useTexts = textsOf('users');

const requirementQuery = graphql(`
  query SecondFactorRequirement {
    viewer { partner { id secondFactorRequiredSince } }
  }
`);

const setRequired = graphql(
  `
    mutation SetSecondFactorRequired($required: Boolean!) {
      result: setSecondFactorRequired(input: { required: $required }) {
        __typename
        ... on SetSecondFactorRequiredPayload { partner { id secondFactorRequiredSince } }
        ...CommandError
      }
    }
  `,
  [CommandError],
);

/** Whether the partner's people need a second factor, and the way to change it. */
export const SecondFactorRequirement = ({ refusal }: { readonly refusal: string | null }) => {
  const { users: words } = useTexts();
  const client = useClient();
  const [{ data }] = useQuery({ query: requirementQuery });
  const partner = data?.viewer?.partner;
  const [open, setOpen] = useState(false);
  if (!partner) return null;
  const since = partner.secondFactorRequiredSince;
  const required = since === null;
  return (
    <div className={styles.setting}>
      <Card
        title={words.secondFactor}
        beside={
          <ReasonedButton reason={refusal} onClick={() => setOpen(true)}>
            {required ? words.require : words.requireNoMore}
          </ReasonedButton>
        }
      >
        {since === null ? (
          <p className="muted">{words.notRequired}</p>
        ) : (
          <p className="muted">
            {words.required} <When at={since} />
          </p>
        )}
        {open ? (
          <FormDialog
            title={required ? words.requireTitle : words.requireNoMoreTitle}
            submit={required ? words.require : words.requireNoMore}
            send={() => run(client, setRequired, { required })}
            done={required ? words.requiredDone : words.notRequiredDone}
            // Whoever has none is led to set it up by the answer.
            onDone={() => void client.query(requirementQuery, {}, { requestPolicy: 'network-only' }).toPromise()}
            onClose={() => setOpen(false)}
          >
            <p>{required ? words.requireText : words.requireNoMoreText}</p>
          </FormDialog>
        ) : null}
      </Card>
    </div>
  );
};
