import { graphql, type ResultOf } from '../../common/graphql.ts';

/** What a partner asked for or holds as granular admin (GDAP). */
export const Grant = graphql(`
  fragment Grant on DelegatedAdminRelationship @_unmask {
    id
    displayName
    roles
    durationDays
    status
    createdAt
    answerUntil
    activatedAt
    endsAt
    endedAt
    endedBy { name }
    autoExtend
    partner { id name }
    commands { command allowed reason consequence }
  }
`);
export type GrantData = ResultOf<typeof Grant>;

export const Partnership = graphql(`
  fragment Partnership on ResellerRelationship @_unmask {
    id
    state
    partner { id name mpnId kind tenantId }
    delegatedAdmin
    delegatedAdminCommands { command allowed reason consequence }
    establishedAt
    previousId
    imported
    removedAt
    removedBy { name }
    effects { kind count message }
    remaining { kind message subjectId name at }
  }
`);
export type PartnershipData = ResultOf<typeof Partnership>;
