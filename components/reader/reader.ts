import { applyChoices } from './apply-choices.ts';
import { startArticleTools } from './article-tools.ts';
import { nowAndOnReturn } from './on-return.ts';
import { startSavedCount } from './saved-count.ts';
import { suggestLater } from './suggest-later.ts';
import { markUpdatedSince } from './updated-since.ts';

/*
 * All script that a reader's page has besides choices.ts, suggestions.ts for who searches, and own-pages.ts on two pages. The page is complete
 * without it: what it serves is drawn by the server, words included, and hidden until it shows it.
 */
nowAndOnReturn(applyChoices);
startSavedCount();
startArticleTools();
suggestLater();
// A page that is rendered ahead has not been read.
if ((document as { prerendering?: boolean }).prerendering) {
  document.addEventListener('prerenderingchange', markUpdatedSince, { once: true });
} else markUpdatedSince();
