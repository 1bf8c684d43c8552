import { areaTexts } from '../../app/text/area.ts';
import { delegatedAdmin as en } from './texts/en.ts';
import { delegatedAdmin as ja } from './texts/ja.ts';

export const useDelegatedAdminTexts = areaTexts<typeof en>({ en, ja });
