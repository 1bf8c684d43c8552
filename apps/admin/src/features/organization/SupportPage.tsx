import { type Client, useQuery } from 'urql';
import { prefetch } from '../../app/client.ts';
import { Failed } from '../../app/fallbacks.tsx';
import { graphql, type ResultOf } from '../../app/graphql.ts';
import { useTexts } from '../../app/settings.ts';
import { type Column, DataTable, NameCell, TableSection } from '../../ui/DataTable.tsx';
import { LateSkeleton } from '../../ui/LateSkeleton.tsx';
import { PageBody } from '../../ui/PageBody.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { BoughtSubscriptions, loadBought } from './BoughtSubscriptions.tsx';
import { useOrganizationTexts } from './use-organization-texts.ts';

const contactsQuery = graphql(`
  query SupportContacts {
    viewer {
      organization {
        id
        availableSupportContacts {
          partnerId
          name
          mpnId
          tenantId
        }
      }
    }
  }
`);

type Organization = NonNullable<NonNullable<ResultOf<typeof contactsQuery>['viewer']>['organization']>;
type Contact = Organization['availableSupportContacts'][number];

export const loadSupport = async (client: Client): Promise<void> => {
  await Promise.all([prefetch(client, contactsQuery, {}), loadBought(client)]);
};

export const SupportPage = () => {
  const { support: words } = useOrganizationTexts();
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
        ) : error ? (
          <Failed error={error} onRetry={() => again({ requestPolicy: 'network-only' })} />
        ) : (
          <LateSkeleton rows={5} />
        )}
      </PageBody>
    </>
  );
};

const Contacts = ({ contacts }: { readonly contacts: readonly Contact[] }) => {
  const { common } = useTexts();
  const { partners, support: words } = useOrganizationTexts();
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
