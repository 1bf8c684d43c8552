import type { Texts } from '../texts.ts';
import { common } from './common.ts';
import { fromApi } from './from-api.ts';
import { pages } from './pages.ts';
import { removal } from './removal.ts';
import { vocabulary } from './vocabulary.ts';

export const ja: Texts = { language: 'ja', common, pages, removal, vocabulary, fromApi };
