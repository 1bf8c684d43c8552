import { OpenRegular } from '@fluentui/react-icons/svg/open';
import { textsOf } from '../../texts/use-texts.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { Sections } from '../../ui/Sections.tsx';
import styles from './Developers.module.css';

const useTexts = textsOf('developers');

export const Page = () => {
  const developers = useTexts().developers;
  return (
    <>
      <PageHeader
        title={developers.title}
        actions={
          <a href="/graphql" target="_blank" rel="noreferrer" className={styles.outside}>
            {developers.graphiql}
            <OpenRegular aria-hidden="true" />
            <span className="visually-hidden">{developers.newTab}</span>
          </a>
        }
      />
      <Sections
        label={developers.sections}
        sections={[
          { to: '/developers', label: developers.webhooks, activeOptions: { exact: true } },
          { to: '/developers/keys', label: developers.keys },
          { to: '/developers/stream', label: developers.stream },
        ]}
      />
    </>
  );
};
