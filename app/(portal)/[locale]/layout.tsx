import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { processSettings } from '#lib/process-settings.ts';
import { GROUND } from '#lib/site/ground.ts';
import { siteName } from '#lib/site/site-settings.ts';
import { hasOwnLook } from '#lib/site/site-style.ts';
import { manifestPath, openSearchPath, SITE_STYLE_PATH } from '#lib/urls.ts';
import { localeOf } from './locale-of.ts';
import '../portal.css';

/** Every page is rendered from the store when it is asked for; the gateway keeps what may be kept. */
export const dynamic = 'force-dynamic';

export async function generateMetadata(props: { params: Promise<{ locale: string }> }): Promise<Metadata> {
  return {
    icons: {
      icon: [
        { url: '/favicon.ico', sizes: '32x32' },
        { url: '/favicon.svg', type: 'image/svg+xml' },
      ],
      apple: '/apple-touch-icon.png',
    },
    manifest: manifestPath(await localeOf(props.params)),
    formatDetection: { telephone: false, email: false, address: false, date: false },
  };
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: GROUND.light },
    { media: '(prefers-color-scheme: dark)', color: GROUND.dark },
  ],
};

export default async function PortalLayout(props: {
  params: Promise<{ locale: string }>;
  children: ReactNode;
}) {
  const { choices, reader } = processSettings().assets ?? {};
  const locale = await localeOf(props.params);
  return (
    <html lang={locale} suppressHydrationWarning>
      <head>
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          title={siteName(locale)}
          href={openSearchPath(locale)}
        />
        {hasOwnLook() && <link rel="stylesheet" href={SITE_STYLE_PATH} />}
        {choices && <script src={choices} />}
        {reader && <script src={reader} type="module" />}
      </head>
      <body>{props.children}</body>
    </html>
  );
}
