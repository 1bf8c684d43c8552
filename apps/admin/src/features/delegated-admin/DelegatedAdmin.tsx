import { useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { run } from '../../common/commands/outcome.ts';
import { DapTag, inOrder } from '../../common/delegated-admin.tsx';
import { FormDialog } from '../../common/forms/FormDialog.tsx';
import { type GrantData, terminateDelegatedAdmin } from '../../common/grants.ts';
import { usePermissionRefusal } from '../../common/viewer.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { boldName } from '../../ui/bold-name.tsx';
import { Card } from '../../ui/Card.tsx';
import { keepFocus } from '../../ui/keep-focus.ts';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import styles from './DelegatedAdmin.module.css';
import { type AdminPrivileges, removeDelegatedAdmin } from './documents.ts';
import { GranularAdminTable, terminationOf } from './GranularAdminTable.tsx';
import { RequestDialog } from './RequestDialog.tsx';

const useTexts = textsOf('common', 'delegatedAdmin');

/** The card's id on the customer's account: where a link leads, and where focus returns. */
const anchor = 'delegated-admin';

type TerminateDialogProps = { readonly privileges: GrantData; readonly onClose: () => void };

/** Ends active privileges, or withdraws the request for them. */
const TerminateDialog = ({ privileges, onClose }: TerminateDialogProps) => {
  const words = useTexts().delegatedAdmin;
  const client = useClient();
  const { id, displayName, status } = privileges;
  const isActive = status === 'ACTIVE';
  return (
    <FormDialog
      title={boldName(isActive ? words.terminateTitle : words.withdrawTitle, displayName)}
      submit={isActive ? words.terminate : words.withdraw}
      {...(isActive ? {} : { cancel: words.keepRequest })}
      send={() => run(client, terminateDelegatedAdmin, { id })}
      done={(isActive ? words.terminated : words.withdrawn)(displayName)}
      onDone={() => keepFocus(`#${anchor}`)}
      onClose={onClose}
    >
      <p>{terminationOf(privileges)?.consequence}</p>
    </FormDialog>
  );
};

const stateOf = (delegatedAdmin: boolean | null) =>
  delegatedAdmin === null ? 'unknown' : delegatedAdmin ? 'on' : 'off';

/** One flag: whether the partner's people are admins of the customer's tenant. */
const DapSection = ({ customer }: { readonly customer: AdminPrivileges }) => {
  const words = useTexts().delegatedAdmin;
  const client = useClient();
  const [asking, setAsking] = useState(false);
  const { delegatedAdmin, delegatedAdminCommands } = customer.relationship;
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
        <ReasonedButton reason={end.reason} onClick={() => setAsking(true)}>
          {words.end}
        </ReasonedButton>
      ) : null}
      {asking && end ? (
        <FormDialog
          title={boldName(words.endTitle, customer.companyName)}
          submit={words.end}
          send={() => run(client, removeDelegatedAdmin, { customerId: customer.id })}
          done={words.ended(customer.companyName)}
          onDone={() => keepFocus(`#${anchor}`)}
          onClose={() => setAsking(false)}
        >
          <p>{end.consequence}</p>
        </FormDialog>
      ) : null}
    </section>
  );
};

type DelegatedAdminProps = {
  readonly customer: AdminPrivileges;
  /** Whether the address asks for the dialog that requests privileges. */
  readonly requesting: boolean;
  readonly onRequesting: (requesting: boolean) => void;
};

/** What the partner may do in the customer's tenant. */
export const DelegatedAdmin = ({ customer, requesting, onRequesting }: DelegatedAdminProps) => {
  const { common, delegatedAdmin: words } = useTexts();
  const format = useFormat();
  const refusal = usePermissionRefusal('REQUEST_GRANULAR_ADMIN');
  const [ending, setEnding] = useState<GrantData | null>(null);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (requesting) card.current?.scrollIntoView({ block: 'start' });
  }, [requesting]);
  const { nodes, totalCount } = customer.delegatedAdminRelationships;
  return (
    <div ref={card} id={anchor} className={styles.place}>
      <Card title={words.title}>
        <DapSection customer={customer} />
        <section>
          <div className={styles.head}>
            <h3 className={styles.heading} tabIndex={-1} data-refocus="">
              {words.gdap}
            </h3>
            <ReasonedButton reason={refusal} onClick={() => onRequesting(true)}>
              {words.request}
            </ReasonedButton>
          </div>
          <p className={styles.text}>{words.gdapText}</p>
          <GranularAdminTable privileges={inOrder(nodes)} onTerminate={setEnding} />
          {totalCount > nodes.length ? (
            <p className="sub">{common.firstOf(format.number(nodes.length), format.number(totalCount))}</p>
          ) : null}
        </section>
      </Card>
      {requesting && refusal === null ? (
        <RequestDialog customer={customer} onClose={() => onRequesting(false)} />
      ) : null}
      {ending ? <TerminateDialog privileges={ending} onClose={() => setEnding(null)} /> : null}
    </div>
  );
};
