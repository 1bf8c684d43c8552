import { areaTexts } from '../../app/text/area.ts';
import { developers as en } from './texts/en.ts';
import { developers as ja } from './texts/ja.ts';

export const useDeveloperTexts = areaTexts<typeof en>({ en, ja });
