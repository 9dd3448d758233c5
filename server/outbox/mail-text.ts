import type { Mail } from '#db/mail/mails.ts';
import { translationsOf } from '#i18n/translations.ts';
import { formatMoment } from '#lib/dates.ts';
import { siteName } from '#lib/site/site-settings.ts';

/** A mail in the language of who gets it: its subject, and its text, which has one paragraph in a line. */
export function mailText(mail: Mail, siteUrl: string): { subject: string; text: string } {
  const { kind, locale, name = '', by = '', link = '', email = '', until } = mail;
  const site = siteName(locale);
  const t = translationsOf(locale, 'mail');
  const told = { site, name, by, email, until: until ? formatMoment(new Date(until), locale) : '' };
  const paragraphs = [
    name && t('greeting', { name }),
    t(`${kind}.text`, told),
    link,
    t(`${kind}.after`, told),
    // The mark before a signature (RFC 3676, 4.3).
    `-- \n${site}\n${siteUrl}/`,
  ];
  return { subject: t(`${kind}.subject`, told), text: `${paragraphs.filter(Boolean).join('\n\n')}\n` };
}
