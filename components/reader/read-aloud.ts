import { showState } from './show-state.ts';

/** What is read, in the order of the page. */
const READ =
  '#headline, .lede, .section :is(h2, h3, p, .point-label, .point-text, figcaption, ul li), .section:not(.key-points) ol li';
/** What only the eye needs; of figures nobody listens to numbers, and notes and sources are about them. */
const NOT_READ = '.figure p, .card p:not(.card-title)';

/**
 * Reads the article with a voice of this device; without one in the page's language there is no button. Voices that are
 * somewhere else are not used: whoever runs them would learn what is being read.
 */
export function startReadingAloud(button: HTMLButtonElement, stop: HTMLButtonElement): void {
  const synthesis = window.speechSynthesis as SpeechSynthesis | undefined;
  if (!synthesis) return;
  const { lang } = document.documentElement;
  let voice: SpeechSynthesisVoice | undefined;
  let sentences: string[] = [];
  let next = 0;
  /** Held, because a browser may forget an utterance that nobody holds, and because one that was cancelled may end late. */
  let spoken: SpeechSynthesisUtterance | undefined;

  const readOn = () => {
    const text = sentences[next];
    if (text === undefined || !voice) return fallSilent('');
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = () => {
      if (spoken !== utterance) return;
      next += 1;
      readOn();
    };
    utterance.onerror = () => {
      if (spoken === utterance) fallSilent('');
    };
    spoken = utterance;
    synthesis.speak(utterance);
  };
  const show = (state: '' | 'reading' | 'paused') => {
    showState(button, state);
    stop.hidden = state === '';
  };
  const fallSilent = (state: '' | 'paused') => {
    spoken = undefined;
    synthesis.cancel();
    show(state);
  };

  button.onclick = () => {
    const { state } = button.dataset;
    // Several systems cannot pause, or forget where they were: the sentence is begun again instead.
    if (state === 'reading') return fallSilent('paused');
    if (state !== 'paused') {
      sentences = sentencesOfArticle(lang);
      next = 0;
    }
    show('reading');
    readOn();
  };
  stop.onclick = () => {
    fallSilent('');
    button.focus();
  };
  addEventListener('pagehide', () => fallSilent(''));

  const findVoice = () => {
    voice = synthesis.getVoices().find((known) => known.localService && known.lang.startsWith(lang));
    button.hidden = !voice;
  };
  findVoice();
  synthesis.addEventListener?.('voiceschanged', findVoice);
}

/** Short pieces: some engines fall silent within a long one. */
function sentencesOfArticle(lang: string): string[] {
  const parts = [...document.querySelectorAll<HTMLElement>(READ)].filter((part) => !part.matches(NOT_READ));
  const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' });
  return parts.flatMap((part) =>
    [...segmenter.segment(spokenText(part))].map(({ segment }) => segment.trim()),
  );
}

/** Characters are spoken by the reading that the editors gave them; citations are not spoken, and a list in another is spoken after it. */
function spokenText(part: HTMLElement): string {
  const copy = part.cloneNode(true) as HTMLElement;
  for (const silent of copy.querySelectorAll('.citation, rp, ul, ol')) silent.remove();
  for (const ruby of copy.querySelectorAll('ruby'))
    ruby.textContent = ruby.querySelector('rt')?.textContent ?? '';
  return copy.textContent ?? '';
}
