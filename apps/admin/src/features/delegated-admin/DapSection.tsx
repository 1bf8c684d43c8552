import { useState } from 'react';
import { useClient } from 'urql';
import { boldName } from '../../ui/bold-name.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { run } from '../commands/perform.ts';
import { keepFocus } from '../commands/use-command.ts';
import { FormDialog } from '../forms/FormDialog.tsx';
import { DapTag } from './DapTag.tsx';
import styles from './DelegatedAdmin.module.css';
import { type AdminPrivileges, removeDelegatedAdmin } from './documents.ts';
import { place } from './place.ts';
import { useAdminRefusal } from './use-admin-refusal.ts';
import { useDelegatedAdminTexts } from './use-delegated-admin-texts.ts';

const stateOf = (delegatedAdmin: boolean | null) =>
  delegatedAdmin === null ? 'unknown' : delegatedAdmin ? 'on' : 'off';

/** One flag: whether the partner's people are admins of the customer's tenant. */
export const DapSection = ({ customer }: { readonly customer: AdminPrivileges }) => {
  const words = useDelegatedAdminTexts();
  const client = useClient();
  const refusalOf = useAdminRefusal();
  const [asking, setAsking] = useState(false);
  const { delegatedAdmin, delegatedAdminCommands, imported } = customer.relationship;
  const state = stateOf(delegatedAdmin);
  const end = delegatedAdminCommands.find(({ command }) => command === 'END_DELEGATED_ADMIN');
  return (
    <section className={styles.dap}>
      <div>
        <h3 className={styles.heading} tabIndex={-1} data-refocus="">
          {words.dap} <DapTag on={delegatedAdmin} />
        </h3>
        <p className={styles.text}>{words.dapStates[state]}</p>
      </div>
      {end ? (
        <ReasonedButton reason={refusalOf(end)} onClick={() => setAsking(true)}>
          {words.end}
        </ReasonedButton>
      ) : null}
      {asking && end ? (
        <FormDialog
          title={boldName(words.endTitle, customer.companyName)}
          submit={words.end}
          send={() => run(client, removeDelegatedAdmin, { customerId: customer.id })}
          done={words.ended(customer.companyName)}
          onDone={() => keepFocus(`#${place}`)}
          onClose={() => setAsking(false)}
        >
          <p>{words.consequences?.[imported ? 'endImported' : 'end'] ?? end.consequence}</p>
        </FormDialog>
      ) : null}
    </section>
  );
};
