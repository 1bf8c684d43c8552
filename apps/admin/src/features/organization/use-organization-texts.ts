import { areaTexts } from '../../app/text/area.ts';
import { organization as en } from './texts/en.ts';
import { organization as ja } from './texts/ja.ts';

export const useOrganizationTexts = areaTexts<typeof en>({ en, ja });
