import { nowAndOnReturn } from './on-return.ts';
import { startReadingAloud } from './read-aloud.ts';
import { hasSaved, save, unsave } from './saved-articles.ts';
import { showState } from './show-state.ts';

/** What a reader can do with an article (components/article/article-tools.tsx). */
export function startArticleTools(): void {
  const tools = document.querySelector<HTMLElement>('.article-tools');
  const status = tools?.querySelector<HTMLElement>('[role=status]');
  if (!tools || !status) return;
  const tool = (name: string) => tools.querySelector<HTMLButtonElement>(`[data-tool=${name}]`);
  const say = (word: string) => {
    status.textContent = status.dataset[word] ?? '';
  };

  const saving = tool('save');
  if (saving) startSaving(saving, say);
  const sharing = tool('share');
  if (sharing) startSharing(sharing, say);
  const reading = tool('read');
  const stopping = tool('stop');
  if (reading && stopping) startReadingAloud(reading, stopping);
  tools.hidden = false;
}

/** The title without the name of the site, as it is told to others. */
function titleOfPage(): string {
  return document.querySelector<HTMLMetaElement>('[property="og:title"]')?.content ?? document.title;
}

function startSaving(button: HTMLButtonElement, say: (word: string) => void): void {
  const path = location.pathname;
  button.onclick = () => {
    if (hasSaved(path)) unsave(path);
    else save({ path, title: titleOfPage(), lang: document.documentElement.lang });
    say(hasSaved(path) ? 'saved' : 'removed');
  };
  nowAndOnReturn(() => showState(button, hasSaved(path) ? 'saved' : ''));
  button.hidden = false;
}

function startSharing(button: HTMLButtonElement, say: (word: string) => void): void {
  const { share, clipboard } = navigator as Partial<Navigator>;
  if (!share && !clipboard) return;
  const url = document.querySelector<HTMLLinkElement>('[rel=canonical]')?.href ?? location.href;
  button.onclick = async () => {
    try {
      if (share) await navigator.share({ title: titleOfPage(), url });
      else {
        await navigator.clipboard.writeText(url);
        say('copied');
      }
    } catch (error) {
      // A reader who closes the system's sheet has not failed.
      if ((error as Error).name !== 'AbortError') say('failed');
    }
  };
  button.hidden = false;
}
