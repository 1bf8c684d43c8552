import type { Texts } from '../texts.ts';
import { common } from './common.ts';
import { developers } from './developers.ts';
import { pages } from './pages.ts';
import { removal } from './removal.ts';
import { vocabulary } from './vocabulary.ts';

export const en: Texts = { language: 'en', common, developers, pages, removal, vocabulary, fromApi: null };
