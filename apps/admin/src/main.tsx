import './app/app.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { firstPreferences } from './app/preferences.ts';
import { loadTheme } from './app/theme.ts';
import { loadLanguage } from './texts/texts.ts';

const start = async () => {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  const preferences = firstPreferences();
  document.documentElement.lang = preferences.language;
  const [fluent] = await Promise.all([loadTheme(preferences.theme), loadLanguage(preferences.language)]);
  createRoot(root).render(<App first={{ ...preferences, fluent }} />);
};

void start();
