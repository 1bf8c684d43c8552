import { AddUserDialog } from './AddUserDialog.tsx';
import { DisableUserDialog } from './DisableUserDialog.tsx';
import { RolesDialog } from './RolesDialog.tsx';
import type { UserLineData } from './UserTable.tsx';

export type Dialogs =
  | { readonly kind: 'add' }
  | { readonly kind: 'roles' | 'disable'; readonly user: UserLineData }
  | null;

type Props = { readonly dialog: Dialogs; readonly onClose: () => void; readonly onChanged: () => void };

export const UserDialogs = ({ dialog, onClose, onChanged }: Props) => {
  if (!dialog) return null;
  if (dialog.kind === 'add') return <AddUserDialog onClose={onClose} onChanged={onChanged} />;
  if (dialog.kind === 'roles') return <RolesDialog user={dialog.user} onClose={onClose} />;
  return <DisableUserDialog user={dialog.user} onClose={onClose} />;
};
