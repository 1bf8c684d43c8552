import type { RelationshipRequestState } from '../../app/vocabulary.ts';
import { Tag, type Tone } from '../../ui/Tag.tsx';
import { useRequestTexts } from './use-request-texts.ts';

const tones: Readonly<Record<RelationshipRequestState, Tone>> = {
  SENT: 'info',
  ACCEPTED: 'good',
  DECLINED: 'attention',
  EXPIRED: 'neutral',
  REVOKED: 'neutral',
};

export const RequestTag = ({ state }: { readonly state: RelationshipRequestState }) => (
  <Tag tone={tones[state]}>{useRequestTexts().state[state]}</Tag>
);
