import { act, render, screen } from '@testing-library/react';
import { Suspense, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { LanguageContext, textsOf } from '../../src/texts/use-texts.ts';

const useTexts = textsOf('removal', 'customer');

const Blocked = () => {
  const [count] = useState(2);
  const { removal, customer } = useTexts();
  return <p>{`${customer.account}: ${removal.blockedTitle(count)}`}</p>;
};

test('what is shown before its texts have come waits for them, in each language, and says nothing else', async () => {
  const complaints = vi.spyOn(console, 'error');
  const show = (language: string) => (
    <LanguageContext value={language}>
      <Suspense fallback="…">
        <Blocked />
      </Suspense>
    </LanguageContext>
  );
  const { rerender } = await act(async () => render(show('en')));
  await screen.findByText('Account: 2 items block the removal');
  await act(async () => rerender(show('ja')));
  await screen.findByText('アカウント: 2 件の項目が解除を妨げています');
  await act(async () => rerender(show('en')));
  await screen.findByText('Account: 2 items block the removal');
  expect(complaints).not.toHaveBeenCalled();
});
