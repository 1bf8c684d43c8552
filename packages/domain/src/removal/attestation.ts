import { en } from '../messages/en.ts';
import type { Language } from '../messages/language.ts';
import type { Attestation } from '../model/records.ts';
import type { AttestationVersion } from '../model/vocabulary.ts';
import { attestationVersions } from '../model/vocabulary.ts';

const current: AttestationVersion = '2026-11';

const isKnown = (version: string): version is AttestationVersion =>
  (attestationVersions as readonly string[]).includes(version);

/** For reference, in another language than the binding one; null in that, and of a version not known here. */
export const attestationTranslation = (version: string, language: Language): string | null =>
  language.locale === 'en' || !isKnown(version) ? null : language.attestation[version];

/** What is declared now, in the binding wording. */
export const attestation: Attestation = { version: current, text: en.attestation[current] };
