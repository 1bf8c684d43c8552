import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Many small chunks weigh more together than one.
const onNearlyEveryPage =
  /@tanstack.(?!react-virtual|virtual-core)|urql|wonka|src.(vocabulary\.|texts.(format|texts|use-texts)\.|common.(graphql|settings|page|filters.use-typed|filters.search|lists.list-position)|ui.(PageHeader|Skeleton|When|Tag|Choice|Mark)|app.(ShellFrame|AccountMenu|navigation))/;

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    manifest: true,
    // The content security policy allows no data: scripts or fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'common', test: onNearlyEveryPage, minShareCount: 2 }] } },
      onLog(level, log, report) {
        // Fluent marks its modules "use client", which means nothing here.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
  },
});
