import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { DeskMessages } from '#components/desk/desk-messages.client.tsx';
import { ImeGuard } from '#components/desk/ime-guard.client.tsx';
import { messagesOf } from '#i18n/messages.ts';
import { PAGE_TITLE } from '#lib/desk/page-title.ts';
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
  return (
    <html lang={locale}>
      <body>
        <ImeGuard />
        <DeskMessages locale={locale} messages={{ desk: { crashed: messagesOf(locale).desk.crashed } }}>
          {children}
        </DeskMessages>
      </body>
    </html>
  );
}
