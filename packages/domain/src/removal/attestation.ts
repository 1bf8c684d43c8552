import type { Attestation } from '../model/records.ts';

/** What the partner declares when it removes a relationship. A new wording gets a new version; receipts keep theirs. */
export const attestation: Attestation = {
  version: '2026-11',
  text: 'I act in good faith and with authority for the partner. The customer has been, or will be, given every notice that law or contract requires before the relationship ends.',
};
