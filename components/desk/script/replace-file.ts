import { sendPicture } from '../pictures/send-picture.ts';
import { linkToSignIn } from './sign-in-link.ts';

/** Puts another file in the place of a picture (replace-file.tsx). What is refused says why. */
export function startReplaceFile(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-replace-file]');
  const status = form?.querySelector<HTMLElement>('[role="status"]');
  const problem = form?.querySelector<HTMLElement>('[role="alert"]');
  if (!form || !status || !problem) return;
  const { replaceFile: path = '', seen = '', making = '', unreachableFile = '' } = form.dataset;
  let isBusy = false;
  const show = (message: string, signIn?: string) => {
    form.setAttribute('aria-busy', `${isBusy}`);
    form.querySelector('button')?.setAttribute('aria-disabled', `${isBusy}`);
    status.textContent = isBusy ? making : '';
    problem.textContent = message;
    problem.hidden = message === '';
    if (signIn) problem.append(' ', linkToSignIn(signIn));
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const file = new FormData(form).get('picture');
    if (isBusy || !(file instanceof File)) return;
    isBusy = true;
    show('');
    const sent = await sendPicture(path, { seen }, file);
    if (sent.ok) {
      location.reload();
      return;
    }
    isBusy = false;
    show(sent.message || unreachableFile, sent.signIn);
  });
}
