import { linkToSignIn } from './sign-in-link.ts';

/**
 * `seen`: what a form says that it saw, once its author was shown what others made of it meanwhile. `signIn`: what the link to the sign-in page
 * says, where somebody has been signed out.
 */
type Answer = { to?: string; seen?: string; signIn?: string; error?: { message: string } };

/**
 * Forms that stay on the screen until what they ask for is done (send-form.tsx): where the server refuses it, is out of reach, or
 * somebody was signed out meanwhile, a sentence stands above the buttons and every field keeps what was typed.
 */
export function startSendForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-unreachable]'))
    keepWhileSent(form);
}

function keepWhileSent(form: HTMLFormElement): void {
  const problem = form.querySelector<HTMLElement>('[role="alert"]');
  let isUnderWay = false;
  const say = (sentence: string, signIn?: string) => {
    if (!problem) return;
    problem.textContent = sentence;
    problem.hidden = sentence === '';
    if (signIn) problem.append(' ', linkToSignIn(signIn));
  };
  // Who comes back to the page, as the browser kept it, may send the form again.
  window.addEventListener('pageshow', () => {
    isUnderWay = false;
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (isUnderWay) return;
    isUnderWay = true;
    say('');
    // The attribute: a field named "action" would hide the property.
    const action = form.getAttribute('action') ?? '';
    const answer = await ask(action, new FormData(form, event.submitter));
    if (answer?.to) {
      location.assign(answer.to);
      return;
    }
    isUnderWay = false;
    const seen = form.querySelector<HTMLInputElement>('input[name="seen"]');
    if (seen && answer?.seen !== undefined) seen.value = answer.seen;
    say(answer?.error?.message ?? form.dataset.unreachable ?? '', answer?.signIn);
  });
}

/** @returns undefined when the server is out of reach, or answers something else than itself */
async function ask(action: string, fields: FormData): Promise<Answer | undefined> {
  try {
    const body = new URLSearchParams(
      [...fields].map(([name, value]): [string, string] => [name, `${value}`]),
    );
    const answer = await fetch(action, { method: 'POST', body, headers: { Accept: 'application/json' } });
    return (await answer.json()) as Answer;
  } catch {
    return undefined;
  }
}
