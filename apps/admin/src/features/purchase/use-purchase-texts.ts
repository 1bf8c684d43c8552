import { areaTexts } from '../../app/text/area.ts';
import { purchase as en } from './texts/en.ts';
import { purchase as ja } from './texts/ja.ts';

export const usePurchaseTexts = areaTexts<typeof en>({ en, ja });
