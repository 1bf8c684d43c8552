import { useFormat } from '../../app/format.ts';
import { Facts } from '../../ui/Facts.tsx';
import { When } from '../../ui/When.tsx';
import { EndOfGrant } from '../delegated-admin/EndOfGrant.tsx';
import { useRoleName } from '../delegated-admin/use-role-name.ts';
import type { GrantData } from './fragments.ts';
import styles from './Organization.module.css';
import { useOrganizationTexts } from './use-organization-texts.ts';

/** For how long granular privileges are asked for or held. */
export const GrantFacts = ({ grant }: { readonly grant: GrantData }) => {
  const { admin } = useOrganizationTexts();
  const format = useFormat();
  const { durationDays, autoExtend, createdAt, answerUntil, activatedAt, endsAt, endedAt } = grant;
  return (
    <Facts
      facts={[
        [admin.duration, `${format.days(durationDays)} · ${autoExtend ? admin.extends : admin.doesNotExtend}`],
        [admin.askedAt, <When key="asked" at={createdAt} inline />],
        [admin.answerUntil, answerUntil ? <When key="answer" at={answerUntil} inline /> : null],
        [admin.activeSince, activatedAt ? <When key="active" at={activatedAt} inline /> : null],
        [admin.end, endsAt || endedAt ? <EndOfGrant key="end" grant={grant} inline /> : null],
      ]}
    />
  );
};

export const RoleList = ({ roles }: { readonly roles: readonly string[] }) => {
  const roleName = useRoleName();
  return (
    <ul className={styles.roles}>
      {roles.map((role) => (
        <li key={role}>{roleName(role)}</li>
      ))}
    </ul>
  );
};
