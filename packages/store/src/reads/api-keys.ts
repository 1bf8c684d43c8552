import type { ApiKey, Role, StoreReads } from '@untether/domain';
import { and, eq, type InferSelectModel, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { keysOf, readPage } from '../paging/keyset.ts';
import type { Tables } from '../tables/tables.ts';
import { unpackWords } from '../words.ts';

type ApiKeyReads = Pick<StoreReads, 'listApiKeys' | 'countApiKeys' | 'findApiKeys' | 'findApiKeyByHash'>;

const toApiKey = (row: InferSelectModel<Tables['apiKey']>): ApiKey => ({ ...row, roles: unpackWords<Role>(row.roles) });

export const createApiKeyReads = ({ db, tables: { apiKey }, dialect, statement }: Connection): ApiKeyReads => {
  const byHash = statement('API key by hash', () =>
    db
      .select()
      .from(apiKey)
      .where(eq(apiKey.hash, sql.placeholder('hash'))),
  );
  return {
    listApiKeys: (partnerId, page) =>
      readPage(dialect, {
        order: { scope: ['API keys', partnerId], descending: true, keys: keysOf(apiKey, 'createdAt', 'id') },
        page,
        select: (after) =>
          db
            .select()
            .from(apiKey)
            .where(and(eq(apiKey.partnerId, partnerId), after)),
        toNode: toApiKey,
      }),
    countApiKeys: (partnerId) => db.$count(apiKey, eq(apiKey.partnerId, partnerId)),
    findApiKeys: async (partnerId, ids) => {
      const rows = await db
        .select()
        .from(apiKey)
        .where(and(eq(apiKey.partnerId, partnerId), dialect.isIn(apiKey.id, dialect.list(ids))));
      return rows.map(toApiKey);
    },
    findApiKeyByHash: async (hash) => (await byHash({ hash })).map(toApiKey)[0],
  };
};
