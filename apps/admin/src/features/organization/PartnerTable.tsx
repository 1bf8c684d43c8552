import { Link } from '@tanstack/react-router';
import { DapTag } from '../../common/delegated-admin.tsx';
import type { GrantData } from '../../common/grants.ts';
import { ReleaseActions } from '../../common/release/ReleaseActions.tsx';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Tag } from '../../ui/Tag.tsx';
import { When } from '../../ui/When.tsx';
import { AdminActions } from './AdminActions.tsx';
import type { PartnershipData } from './fragments.ts';
import { useRolesInShort } from './GrantTable.tsx';
import styles from './Organization.module.css';

const useTexts = textsOf('organization', 'release', 'vocabulary');

type Props = {
  readonly partnerships: readonly PartnershipData[];
  readonly grants: readonly GrantData[];
  readonly selected: string | undefined;
  readonly onOpen: (id: string) => void;
};

export const PartnerTable = ({ partnerships, grants, selected, onOpen }: Props) => {
  const { organization, vocabulary } = useTexts();
  const { partners: words, admin } = organization;
  const columns: readonly Column<PartnershipData>[] = [
    {
      key: 'partner',
      label: words.partner,
      kind: 'name',
      cell: ({ id, partner: { name, mpnId, kind } }) => (
        <NameCell
          title={<LinkButton onClick={() => onOpen(id)}>{name}</LinkButton>}
          sub={[vocabulary.PartnerKind[kind], mpnId ? words.mpn(mpnId) : null].filter(Boolean).join(' · ')}
        />
      ),
    },
    { key: 'state', label: words.state, cell: (partnership) => <State partnership={partnership} /> },
    { key: 'since', label: words.since, cell: ({ establishedAt }) => <When at={establishedAt} /> },
    { key: 'standing', label: words.standing, cell: ({ delegatedAdmin }) => <DapTag on={delegatedAdmin} /> },
    {
      key: 'granular',
      label: words.granular,
      cell: ({ partner }) => <Granular grants={grants.filter((grant) => grant.partner.id === partner.id)} />,
    },
    {
      key: 'actions',
      label: admin.actions,
      kind: 'actions',
      cell: ({ partner, imported, delegatedAdminCommands, releaseRequest }) => (
        <span className={styles.actions}>
          <AdminActions subject={{ partner, imported, grant: null }} commands={delegatedAdminCommands} />
          <ReleaseActions partner={partner} request={releaseRequest} />
        </span>
      ),
    },
  ];
  return (
    <DataTable
      label={words.activeTitle}
      columns={columns}
      rows={partnerships}
      keyOf={({ id }) => id}
      empty={words.noneActive}
      selected={selected}
      onOpen={({ id }) => onOpen(id)}
    />
  );
};

/** That it goes on, and what came of the wish to end it. */
const State = ({ partnership: { releaseRequest } }: { readonly partnership: PartnershipData }) => {
  const { organization, release } = useTexts();
  const { requested, refused } = release.customer;
  const state = releaseRequest?.state;
  return (
    <div className={styles.lines}>
      <span>
        <Tag tone="good">{organization.partners.active}</Tag>
      </span>
      {state === 'OPEN' || state === 'DECLINED' ? (
        <span>
          <Tag tone={state === 'OPEN' ? 'info' : 'neutral'}>{state === 'OPEN' ? requested : refused}</Tag>
        </span>
      ) : null}
    </div>
  );
};

/** What a partner holds, and that it asks for more. */
const Granular = ({ grants }: { readonly grants: readonly GrantData[] }) => {
  const { partners: words } = useTexts().organization;
  const format = useFormat();
  const rolesInShort = useRolesInShort();
  const held = grants.filter(({ status }) => status === 'ACTIVE');
  const waiting = grants.filter(({ status }) => status === 'APPROVAL_PENDING').length;
  if (held.length + waiting === 0) return <span className="muted">{words.noneGranular}</span>;
  return (
    <div className={styles.lines}>
      {held.map(({ id, roles, endsAt }) => (
        <span key={id}>{endsAt ? words.until(rolesInShort(roles), format.date(endsAt)) : null}</span>
      ))}
      {waiting > 0 ? <Link to="/delegated-admin">{words.waiting(format.number(waiting))}</Link> : null}
    </div>
  );
};
