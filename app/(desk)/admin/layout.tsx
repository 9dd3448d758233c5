import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { DeskMessages } from '#components/desk/editor/desk-messages.client.tsx';
import { messagesOf } from '#i18n/messages.ts';
import { PAGE_TITLE } from '#lib/desk/page-title.ts';
import { processSettings } from '#lib/process-settings.ts';
import { deskLocale } from '../../viewer.ts';
import '../desk.css';

/** Every page of the desk is about who asks for it. */
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: { template: PAGE_TITLE, default: 'PRISM News' },
  robots: { index: false, follow: false },
  referrer: 'same-origin',
  icons: { icon: { url: '/favicon.svg', type: 'image/svg+xml' } },
  formatDetection: { telephone: false, email: false, address: false, date: false },
};

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbf9f5' },
    { media: '(prefers-color-scheme: dark)', color: '#12161d' },
  ],
};

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const locale = await deskLocale();
  const { desk, composing } = processSettings().assets ?? {};
  const nonce = await nonceOfAnswer();
  const script = nonce === undefined ? desk : composing;
  return (
    <html lang={locale}>
      <head>{script && <script src={script} type="module" nonce={nonce} />}</head>
      <body>
        <DeskMessages locale={locale} messages={{ desk: { crashed: messagesOf(locale).desk.crashed } }}>
          {children}
        </DeskMessages>
      </body>
    </html>
  );
}

/** What scripts of this answer must carry where an editor is in it: the gateway says it in the request, as Next wants it. */
async function nonceOfAnswer(): Promise<string | undefined> {
  const policy = (await headers()).get('content-security-policy') ?? '';
  return /'nonce-([^']+)'/.exec(policy)?.[1];
}
