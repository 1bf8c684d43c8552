import { areaTexts } from '../../app/text/area.ts';
import { supportContacts as en } from './texts/en.ts';
import { supportContacts as ja } from './texts/ja.ts';

export const useSupportContactTexts = areaTexts<typeof en>({ en, ja });
