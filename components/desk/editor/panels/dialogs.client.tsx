'use client';

import type { DialogRequest } from './dialog-request.ts';
import { HelpDialog } from './help-dialog.client.tsx';
import { LinkDialog } from './link-dialog.client.tsx';

/** The dialog that was asked for last. Fetched with the first. */
export default function Dialogs({ request }: { request: DialogRequest }) {
  return request.is === 'help' ? <HelpDialog request={request} /> : <LinkDialog request={request} />;
}
