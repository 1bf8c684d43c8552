import { areaTexts } from '../../app/text/area.ts';
import { requests as en } from './texts/en.ts';
import { requests as ja } from './texts/ja.ts';

export const useRequestTexts = areaTexts<typeof en>({ en, ja });
