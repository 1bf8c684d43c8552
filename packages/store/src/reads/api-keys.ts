import { type ApiKey, andThen, type Role, type StoreReads } from '@untether/domain';
import { and, eq, getTableColumns, type InferSelectModel, sql } from 'drizzle-orm';
import type { Connection } from '../connection.ts';
import { holderOf, toUser } from '../holders.ts';
import { keysOf, readPage } from '../paging/keyset.ts';
import type { Tables } from '../tables/tables.ts';
import { unpackWords } from '../words.ts';

type ApiKeyReads = Pick<StoreReads, 'listApiKeys' | 'countApiKeys' | 'findApiKeys' | 'findKeyHolder'>;

const toApiKey = (row: InferSelectModel<Tables['apiKey']>): ApiKey => ({ ...row, roles: unpackWords<Role>(row.roles) });

export const createApiKeyReads = ({ db, tables, dialect, statement }: Connection): ApiKeyReads => {
  const { apiKey } = tables;
  const { columns, join } = holderOf(tables, apiKey.userId);
  const byHash = statement('API key with its holder', () =>
    join(
      db
        .select({ key: getTableColumns(apiKey), ...columns })
        .from(apiKey)
        .$dynamic(),
    ).where(eq(apiKey.hash, sql.placeholder('hash'))),
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
    countApiKeys: async (partnerId) => db.$count(apiKey, eq(apiKey.partnerId, partnerId)),
    findApiKeys: async (partnerId, ids) => {
      const rows = await db
        .select()
        .from(apiKey)
        .where(and(eq(apiKey.partnerId, partnerId), dialect.isIn(apiKey.id, dialect.list(ids))));
      return rows.map(toApiKey);
    },
    findKeyHolder: (hash) =>
      andThen(
        byHash({ hash }),
        ([row]) => row && { key: toApiKey(row.key), user: toUser(row.user), partner: row.partner },
      ),
  };
};
