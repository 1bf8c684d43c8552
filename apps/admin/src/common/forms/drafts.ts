import { useEffect, useState } from 'react';
import { sessionEnd } from '../auth.ts';
import { useViewer } from '../viewer.ts';

const place = 'untether.drafts';

type Kept = { readonly userId: string; readonly values: Readonly<Record<string, unknown>> };

/** What is typed into the open forms, by form and field. */
const typed = new Map<string, unknown>();

let typedBy: string | undefined;

/** When a session ends, what this person has typed outlives the page, until the same person has signed in again. */
sessionEnd.addEventListener('end', () => {
  if (typedBy === undefined || typed.size === 0) return;
  const ended: Kept = { userId: typedBy, values: Object.fromEntries(typed) };
  sessionStorage.setItem(place, JSON.stringify(ended));
});

/** Read once, when the first form opens after it: nobody has one open before signing in. */
let kept: Map<string, unknown> | undefined;
const draftsOf = (userId: string | undefined): Map<string, unknown> => {
  if (kept) return kept;
  const text = sessionStorage.getItem(place);
  sessionStorage.removeItem(place);
  const found = text === null ? null : (JSON.parse(text) as Kept);
  kept = new Map(found?.userId === userId ? Object.entries(found?.values ?? {}) : []);
  return kept;
};

/** A form's own state that an ended session does not lose. Nothing secret belongs in it. */
export const useDraft = <Value>(name: string, first: Value) => {
  const userId = useViewer()?.user.id;
  const [value, setValue] = useState((): Value => {
    const drafts = draftsOf(userId);
    const draft = drafts.has(name) ? (drafts.get(name) as Value) : first;
    drafts.delete(name);
    return draft;
  });
  useEffect(() => {
    typed.set(name, value);
    typedBy = userId;
    return () => void typed.delete(name);
  }, [name, value, userId]);
  return [value, setValue] as const;
};
