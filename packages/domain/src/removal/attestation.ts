import { en } from '../messages/en.ts';
import type { Language } from '../messages/language.ts';
import type { Attestation } from '../model/records.ts';
import type { AttestationVersion } from '../model/vocabulary.ts';
import { attestationVersions } from '../model/vocabulary.ts';

const current: AttestationVersion = '2026-11';

const isKnown = (version: string): version is AttestationVersion =>
  (attestationVersions as readonly string[]).includes(version);

/** A translation for reference; null in the binding language, and for an unknown version. */
export const attestationTranslation = (version: string, language: Language): string | null =>
  language.locale === 'en' || !isKnown(version) ? null : language.attestation[version];

/** The current declaration, in the binding language. */
export const attestation: Attestation = { version: current, text: en.attestation[current] };
