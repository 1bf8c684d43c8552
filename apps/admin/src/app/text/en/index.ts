import type { Texts } from '../texts.ts';
import { common } from './common.ts';
import { pages } from './pages.ts';
import { removal } from './removal.ts';
import { vocabulary } from './vocabulary.ts';

export const en: Texts = { language: 'en', common, pages, removal, vocabulary, fromApi: null };
