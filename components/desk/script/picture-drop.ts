import type { UploadAnswer } from '#lib/desk/pictures.ts';
import type { UploadWords } from '../pictures/picture-drop.tsx';
import { sendPicture } from '../pictures/send-picture.ts';
import { linkToSignIn } from './sign-in-link.ts';

/**
 * Takes pictures in, dropped, pasted or chosen, several at once (picture-drop.tsx): sent one after the other, as the server prepares one
 * at a time. A file that is refused says why, and the others go on.
 */
export function startPictureDrop(): void {
  const place = document.querySelector<HTMLElement>('.picture-drop');
  const form = place?.querySelector('form');
  const chooser = place?.querySelector<HTMLInputElement>('input[type="file"]');
  const list = place?.querySelector<HTMLElement>('.picture-queue');
  if (!place || !form || !chooser || !list) return;
  const words = JSON.parse(place.dataset.words ?? '{}') as UploadWords;
  const queue: { file: File; row: HTMLElement }[] = [];
  let isUnderWay = false;

  const work = async () => {
    if (isUnderWay) return;
    isUnderWay = true;
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { file, row } = next;
      const said = new FormData(form);
      const fields = { credit: `${said.get('credit') ?? ''}`, licence: `${said.get('licence') ?? ''}` };
      const showProgress = progressIn(row, file.name);
      const sent = await sendPicture('/api/desk/media', fields, file, showProgress);
      const again = () => add(file, row);
      show(row, sent.ok ? kept(sent.answer) : refused(sent.message || words.unreachable, again, sent.signIn));
    }
    isUnderWay = false;
  };

  const add = (file: File, row: HTMLElement) => {
    show(row, said('soft', words.waiting));
    queue.push({ file, row });
    void work();
  };

  const take = (files: Iterable<File>) => {
    for (const file of files) {
      const row = document.createElement('li');
      row.append(said('picture-queue-name', file.name), said('', ''));
      list.append(row);
      list.hidden = false;
      add(file, row);
    }
  };

  /** @returns what draws how much has been sent, in percent */
  function progressIn(row: HTMLElement, name: string): (percent: number) => void {
    const progress = document.createElement('progress');
    progress.max = 100;
    progress.setAttribute('aria-label', name);
    const text = said('soft', '');
    show(row, progress, text);
    const draw = (percent: number) => {
      progress.value = percent;
      text.textContent =
        percent < 100 ? words.sending.replace('{percent}', `${Math.max(0, percent)}`) : words.making;
    };
    draw(0);
    return draw;
  }

  function kept({ isNew, path, warnings }: UploadAnswer): HTMLElement {
    const row = said('', `${isNew ? words.made : words.known} `);
    if (path) {
      const link = document.createElement('a');
      link.href = path;
      link.textContent = words.open;
      row.append(link, ' ');
    }
    row.append(warnings[0]?.message ?? (path ? '' : words.notMine));
    return row;
  }

  function refused(message: string, again: () => void, signIn?: string): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-quiet';
    button.textContent = words.again;
    button.addEventListener('click', again);
    const row = said('', '');
    row.append(said('field-error', message), ' ', ...(signIn ? [linkToSignIn(signIn), ' '] : []), button);
    return row;
  }

  chooser.addEventListener('change', () => {
    take([...(chooser.files ?? [])]);
    chooser.value = '';
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  for (const kind of ['dragover', 'dragleave', 'drop'] as const) {
    place.addEventListener(kind, (event) => {
      event.preventDefault();
      place.toggleAttribute('data-over', kind === 'dragover');
      if (kind === 'drop') take(event.dataTransfer?.files ?? []);
    });
  }
  document.addEventListener('paste', (event) => {
    const files = event.clipboardData?.files;
    if (!files?.length) return;
    event.preventDefault();
    take(files);
  });
  // What is not sent yet would be lost.
  window.addEventListener('beforeunload', (event) => {
    if (isUnderWay) event.preventDefault();
  });
}

/** Puts what became of a file behind its name. */
function show(row: HTMLElement, ...state: HTMLElement[]): void {
  row.replaceChildren(...[...row.children].slice(0, 1), ...state);
}

function said(className: string, text: string): HTMLElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}
