import './app/app.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { firstPreferences } from './app/preferences.ts';
import { loadTexts } from './app/text/load.ts';
import { loadTheme } from './app/theme.ts';

const start = async () => {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  const preferences = firstPreferences();
  const [texts, fluent] = await Promise.all([loadTexts(preferences.language), loadTheme(preferences.theme)]);
  createRoot(root).render(<App first={{ ...preferences, texts, fluent }} />);
};

void start();
