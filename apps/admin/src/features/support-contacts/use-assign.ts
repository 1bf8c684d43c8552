import { useClient } from 'urql';
import { useNotify } from '../../app/Notices.tsx';
import { useTexts } from '../../app/settings.ts';
import { run } from '../commands/perform.ts';
import { failureText } from '../commands/use-command.ts';
import { assignSupportContact } from './documents.ts';
import { useSupportContactTexts } from './use-support-contact-texts.ts';

type Supported = { readonly id: string; readonly friendlyName: string };
/** Null: nobody is designated, the default supports it. */
type Designated = { readonly partnerId: string; readonly name: string } | null;

/** Designates who supports a subscription, says so, and offers to take it back. */
export const useAssign = () => {
  const client = useClient();
  const texts = useTexts();
  const words = useSupportContactTexts();
  const notify = useNotify();
  return async ({ id, friendlyName }: Supported, to: Designated, before: Designated): Promise<void> => {
    const assign = async (contact: Designated, undo: (() => void) | null) => {
      const variables = { subscriptionId: id, partnerId: contact?.partnerId ?? null };
      const outcome = await run(client, assignSupportContact, variables);
      if (!outcome.done) return notify({ text: failureText(texts, outcome), tone: 'failed' });
      const text = contact ? words.assigned(contact.name, friendlyName) : words.unassigned(friendlyName);
      notify(undo ? { text, action: { label: texts.common.undo, run: undo } } : { text });
    };
    await assign(to, () => void assign(before, null));
  };
};
