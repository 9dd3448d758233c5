import { headers } from 'next/headers';
import { processSettings } from '#lib/process-settings.ts';

/** Fetches the script that asks a device for a passkey, on the pages that have such a form. */
export async function PasskeyScript() {
  const { passkeyScript } = processSettings();
  if (!passkeyScript) return null;
  // The policy of this answer lets scripts run that carry its nonce (server/answers/private-answers.ts).
  const policy = (await headers()).get('content-security-policy') ?? '';
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  return <script src={passkeyScript} nonce={nonce} defer suppressHydrationWarning />;
}
