import './app/app.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { firstPreferences } from './app/preferences.ts';
import { loadTexts } from './app/text/load.ts';

const start = async () => {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  const preferences = firstPreferences();
  const texts = await loadTexts(preferences.language);
  createRoot(root).render(<App first={{ ...preferences, texts }} />);
};

void start();
