import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell } from '../../ui/DataTable.tsx';
import { ReasonedButton } from '../../ui/ReasonedButton.tsx';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { When } from '../../ui/When.tsx';
import styles from './Developers.module.css';
import type { KeyLineData } from './key-documents.ts';

const useTexts = textsOf('common', 'developers', 'vocabulary');

type State = 'active' | 'expired' | 'revoked' | 'ended';
const tones: Readonly<Record<State, Tone>> = {
  active: 'good',
  expired: 'neutral',
  revoked: 'neutral',
  ended: 'neutral',
};

/** Whether a key still opens anything, and if not, why. */
export const keyStateOf = ({ revokedAt, expiresAt, user }: KeyLineData, now: number): State => {
  if (revokedAt) return 'revoked';
  if (Date.parse(expiresAt) <= now) return 'expired';
  return user.disabledAt ? 'ended' : 'active';
};

type Props = {
  readonly keys: readonly KeyLineData[];
  /** Why this person may not manage keys; null when they may. */
  readonly refusal: string | null;
  readonly onRevoke: (key: KeyLineData) => void;
};

export const KeyTable = ({ keys, refusal, onRevoke }: Props) => {
  const { common, developers, vocabulary } = useTexts();
  const words = developers.key;
  const now = Date.now();
  const columns: readonly Column<KeyLineData>[] = [
    {
      key: 'name',
      label: common.name,
      kind: 'name',
      cell: ({ name, prefix }) => <NameCell title={name} sub={<code className={styles.code}>{prefix}…</code>} />,
    },
    {
      key: 'roles',
      label: words.roles,
      cell: ({ roles }) => (
        <span className={styles.tags}>
          {roles.map((role) => (
            <Tag key={role}>{vocabulary.Role[role]}</Tag>
          ))}
        </span>
      ),
    },
    {
      key: 'state',
      label: common.status,
      cell: (key) => <Tag tone={tones[keyStateOf(key, now)]}>{words.state[keyStateOf(key, now)]}</Tag>,
    },
    { key: 'by', label: words.by, cell: ({ user }) => user.name },
    {
      key: 'used',
      label: words.lastUsed,
      cell: ({ lastUsedAt }) =>
        lastUsedAt ? <When at={lastUsedAt} time /> : <span className="muted">{words.never}</span>,
    },
    { key: 'expires', label: words.expires, cell: ({ expiresAt }) => <When at={expiresAt} /> },
    {
      key: 'actions',
      label: common.actions,
      kind: 'actions',
      cell: (key) =>
        keyStateOf(key, now) === 'active' ? (
          <ReasonedButton size="small" reason={refusal} about={key.name} onClick={() => onRevoke(key)}>
            {words.revoke}
          </ReasonedButton>
        ) : null,
    },
  ];
  return <DataTable label={developers.keys} columns={columns} rows={keys} keyOf={({ id }) => id} empty={words.empty} />;
};
