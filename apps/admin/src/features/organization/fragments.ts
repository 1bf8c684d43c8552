import { graphql, type ResultOf } from '../../common/graphql.ts';
import { Release } from '../../common/release/documents.ts';

export const Partnership = graphql(
  `
  fragment Partnership on ResellerRelationship @_unmask {
    id
    state
    partner { id name mpnId kind tenantId }
    delegatedAdmin
    delegatedAdminCommands { command allowedToViewer reason consequence }
    establishedAt
    previousId
    imported
    removedAt
    removedBy { name }
    effects { kind count message }
    remaining { kind message subjectId name at }
    releaseRequest { ...Release }
  }
`,
  [Release],
);
export type PartnershipData = ResultOf<typeof Partnership>;
