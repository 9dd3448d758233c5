'use client';

import { type AbstractIntlMessages, NextIntlClientProvider } from 'next-intl';
import type { ReactNode } from 'react';
import type { Locale } from '#lib/locale.ts';

/** Gives client components of the desk their words. Pages name those that are needed: they travel with the page. */
export function DeskMessages(props: { locale: Locale; messages: AbstractIntlMessages; children: ReactNode }) {
  const { locale, messages, children } = props;
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="Asia/Tokyo">
      {children}
    </NextIntlClientProvider>
  );
}
