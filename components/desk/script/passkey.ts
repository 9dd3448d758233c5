/*
 * Asks a device for a passkey, and sends what it answers by the form that asked. The form says in `data-passkey` what is wanted
 * (`get` or `create`), in `data-options` for what, and has a sentence for each way in which it may end. Without this script the form
 * stays hidden.
 */

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) start(form);

function start(form: HTMLFormElement): void {
  const { passkey, options = '{}', cancelled = '', known = '' } = form.dataset;
  const problem = form.querySelector<HTMLElement>('[role=alert]');
  const answer = form.querySelector<HTMLInputElement>('[name=credential]');
  // Browsers of before 2025 cannot read the options.
  if (!problem || !answer || typeof PublicKeyCredential?.parseRequestOptionsFromJSON !== 'function') return;
  form.hidden = false;
  form.onsubmit = (event) => {
    event.preventDefault();
    problem.hidden = true;
    ask(passkey === 'create', JSON.parse(options)).then(
      (credential) => {
        answer.value = JSON.stringify(credential);
        form.submit();
      },
      (error: DOMException) => {
        problem.textContent = error.name === 'InvalidStateError' ? known : cancelled;
        problem.hidden = false;
      },
    );
  };
}

async function ask(isNew: boolean, options: object): Promise<unknown> {
  const credential = isNew
    ? await navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(
          options as PublicKeyCredentialCreationOptionsJSON,
        ),
      })
    : await navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(
          options as PublicKeyCredentialRequestOptionsJSON,
        ),
      });
  return (credential as PublicKeyCredential).toJSON();
}
