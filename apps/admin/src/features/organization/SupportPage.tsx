import { type Client, useQuery } from 'urql';
import { NoAnswerYet } from '../../common/Failed.tsx';
import { graphql, type ResultOf } from '../../common/graphql.ts';
import { StatusTag } from '../../common/items/ItemTags.tsx';
import { PagedRows } from '../../common/lists/PagedRows.tsx';
import { type Connection, usePagedQuery } from '../../common/lists/paged-list.ts';
import { prefetch, type Visit } from '../../common/page.ts';
import { useFormat } from '../../texts/format.ts';
import { textsOf } from '../../texts/use-texts.ts';
import { type Column, DataTable, NameCell, TableSection } from '../../ui/DataTable.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import styles from './Organization.module.css';

const useTexts = textsOf('common', 'organization');

const boughtQuery = graphql(`
  query Bought($first: Int, $after: String) {
    viewer {
      organization {
        id
        subscriptions(first: $first, after: $after) {
          totalCount
          nodes {
            id
            friendlyName
            offerName
            quantity
            unitType
            status
            rawStatus
            partner { id name }
            supportContact { partnerId name }
            supportContactDesignated
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`);

const first = { first: 50, after: null };
const loadBought = async (client: Client): Promise<void> => {
  await client.query(boughtQuery, first).toPromise();
};

type Data = ResultOf<typeof boughtQuery>;
type Bought = NonNullable<NonNullable<Data['viewer']>['organization']>['subscriptions']['nodes'][number];
const nothing: Connection<Bought> = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

/** What the company buys, from whom, and who supports it. */
export const BoughtSubscriptions = () => {
  const { common } = useTexts();
  const { support: words } = useTexts().organization;
  const format = useFormat();
  const state = usePagedQuery({
    document: boughtQuery,
    variablesOf: (after) => ({ ...first, after }),
    connectionOf: ({ viewer }) => viewer?.organization?.subscriptions ?? nothing,
  });
  const { nodes } = state;
  const columns: readonly Column<Bought>[] = [
    {
      key: 'name',
      label: words.subscription,
      kind: 'name',
      cell: ({ friendlyName, offerName }) => (
        <NameCell title={friendlyName} sub={offerName === friendlyName ? null : offerName} />
      ),
    },
    { key: 'status', label: common.status, cell: (row) => <StatusTag status={row.status} rawStatus={row.rawStatus} /> },
    { key: 'quantity', label: common.quantity, kind: 'number', cell: ({ quantity }) => format.number(quantity) },
    { key: 'seller', label: words.seller, cell: ({ partner }) => partner.name },
    {
      key: 'contact',
      label: words.contact,
      cell: ({ supportContact, supportContactDesignated }) =>
        supportContact ? (
          <span className={styles.lines}>
            {supportContact.name}
            <span className="sub">{supportContactDesignated ? words.designated : words.byDefault}</span>
          </span>
        ) : (
          <span className="muted">{words.noContact}</span>
        ),
    },
  ];
  return (
    <PagedRows of={state} rows={5}>
      <TableSection title={words.subscriptionsTitle} of={{ nodes, totalCount: nodes.length }}>
        <DataTable
          label={words.subscriptionsTitle}
          columns={columns}
          rows={nodes}
          keyOf={({ id }) => id}
          empty={words.noSubscriptions}
        />
      </TableSection>
    </PagedRows>
  );
};

const contactsQuery = graphql(`
  query SupportContacts {
    viewer {
      organization {
        id
        availableSupportContacts { partnerId name mpnId tenantId }
      }
    }
  }
`);

type Organization = NonNullable<NonNullable<ResultOf<typeof contactsQuery>['viewer']>['organization']>;
type Contact = Organization['availableSupportContacts'][number];

export const load = async ({ client }: Visit): Promise<void> => {
  await Promise.all([prefetch(client, contactsQuery, {}), loadBought(client)]);
};

export const Page = () => {
  const { support: words } = useTexts().organization;
  const [{ data, error }, again] = useQuery({ query: contactsQuery });
  const contacts = data?.viewer?.organization?.availableSupportContacts;
  return (
    <>
      <PageHeader title={words.title} below={words.text} />
      <PageBody>
        {contacts ? (
          <>
            <TableSection
              title={words.contactsTitle}
              note={words.contactsNote}
              of={{ nodes: contacts, totalCount: contacts.length }}
            >
              <Contacts contacts={contacts} />
            </TableSection>
            <BoughtSubscriptions />
          </>
        ) : (
          <NoAnswerYet error={error} again={again} rows={5} />
        )}
      </PageBody>
    </>
  );
};

const Contacts = ({ contacts }: { readonly contacts: readonly Contact[] }) => {
  const { common } = useTexts();
  const { partners, support: words } = useTexts().organization;
  const columns: readonly Column<Contact>[] = [
    { key: 'name', label: partners.partner, kind: 'name', cell: ({ name }) => <NameCell title={name} /> },
    { key: 'mpn', label: partners.mpnId, cell: ({ mpnId }) => mpnId ?? <span className="muted">{common.none}</span> },
    { key: 'tenant', label: partners.tenantId, cell: ({ tenantId }) => tenantId },
  ];
  return (
    <DataTable
      label={words.contactsTitle}
      columns={columns}
      rows={contacts}
      keyOf={({ partnerId }) => partnerId}
      empty={words.noContacts}
    />
  );
};
