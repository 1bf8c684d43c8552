import { areaTexts } from '../../app/text/area.ts';
import { invitation as en } from './texts/en.ts';
import { invitation as ja } from './texts/ja.ts';

export const useInvitationTexts = areaTexts<typeof en>({ en, ja });
