import type { Columns } from '../columns/sqlite.ts';
import { defineAccounts } from './accounts.ts';
import { defineImports } from './imports.ts';
import { defineIntegrations } from './integrations.ts';
import { defineItems } from './items.ts';
import { defineJobs } from './jobs.ts';
import { definePeople } from './people.ts';
import { defineRecords } from './records.ts';
import { defineRelationships } from './relationships.ts';
import { defineRequests } from './requests.ts';

/** Every table, defined once and instantiated per engine with its kinds of column. */
export const defineTables = (columns: Columns) => {
  const people = definePeople(columns);
  const relationships = defineRelationships(columns);
  return {
    ...people,
    ...defineAccounts(columns, people),
    ...defineRequests(columns, people),
    ...relationships,
    ...defineItems(columns, relationships),
    ...defineRecords(columns),
    ...defineIntegrations(columns),
    ...defineImports(columns),
    ...defineJobs(columns),
  };
};
export type Tables = ReturnType<typeof defineTables>;
