import type { ApiKey, Role, StoreReads } from '@untether/domain';
import { and, count, eq, type InferSelectModel, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { keysetOf, type ListOrder, toPage } from '../paging/keyset.ts';
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
    listApiKeys: async (partnerId, page) => {
      const order: ListOrder<ApiKey> = {
        scope: ['API keys', partnerId],
        descending: true,
        keys: [
          { column: apiKey.createdAt, of: (row) => row.createdAt },
          { column: apiKey.id, of: (row) => row.id },
        ],
      };
      const keyset = keysetOf(order, page);
      const read = dialect.prepare(
        db
          .select()
          .from(apiKey)
          .where(and(eq(apiKey.partnerId, partnerId), keyset.where))
          .orderBy(...keyset.orderBy)
          .limit(keyset.limit),
      );
      return toPage({ order, page, rows: (await read(keyset.values)).map(toApiKey), toNode: (row) => row });
    },
    countApiKeys: async (partnerId) => {
      const [row] = await db.select({ rows: count() }).from(apiKey).where(eq(apiKey.partnerId, partnerId));
      return row?.rows ?? 0;
    },
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
