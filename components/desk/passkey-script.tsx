import { processSettings } from '#lib/process-settings.ts';

/** The script that asks a device for a passkey, on the pages that have such a form: none of them has an editor, so it needs no nonce. */
export function PasskeyScript() {
  const { passkey } = processSettings().assets ?? {};
  return passkey && <script src={passkey} defer />;
}
