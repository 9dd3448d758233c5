import { startArticleTools } from './article-tools.ts';
import { startSavedList } from './saved-list.ts';
import { suggestLater } from './suggest-later.ts';
import { startThemeChoice } from './theme-choice.ts';

/*
 * All script that a reader's page has besides theme.ts, and suggestions.ts for who searches. The page is complete without it: what it serves is drawn by
 * the server, words included, and hidden until it shows it.
 */
startThemeChoice();
startSavedList();
startArticleTools();
suggestLater();
